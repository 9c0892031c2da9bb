import type { PageId } from '../tenants/contract/urls.ts'
import type { TenantConfig } from '../tenants/load/load-tenant.ts'

// What a page is rendered from. The build makes it; pages read it from Astro.locals.

export interface RenditionSource {
  type: 'image/avif' | 'image/webp' | 'image/jpeg'
  /** `url width` pairs, narrowest first. */
  files: { url: string; width: number }[]
}

/** A photo as pages show it: nothing of the original but its shape. */
export interface SitePhoto {
  id: string
  alt: string
  caption: string | undefined
  /** Size of the widest rendition, px. */
  width: number
  height: number
  focus: { x: number; y: number }
  /** Best format first; the last is for every browser. */
  sources: RenditionSource[]
  /** data: URL of a few pixels. */
  placeholder: string
}

export interface SiteFont {
  family: string
  url: string
  weights: string
}

export interface Site {
  config: Omit<TenantConfig, 'folder' | 'photos'>
  host: string
  photos: SitePhoto[]
  /** Photo ids by slot, in the order of photos.yaml. */
  slots: { hero: string[]; about: string[]; gallery: string[] }
  fonts: { heading: SiteFont; body: SiteFont }
  customCss: string
}

/** Variants chosen for one permutation: experiment id -> variant id. */
export type Choices = Readonly<Record<string, string>>

export interface PageContext {
  site: Site
  page: PageId
  choices: Choices
}
