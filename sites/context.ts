import type { TourLeg } from '../tenants/contract/tenant.ts'
import type { TenantConfig } from '../tenants/load/load-tenant.ts'
import type { SitePage } from './plan-pages.ts'

// What a page is rendered from. The build makes it; pages read it from Astro.locals.

export interface RenditionSource {
  type: 'image/avif' | 'image/webp' | 'image/jpeg'
  /** `url width` pairs, narrowest first. */
  files: { url: string; width: number }[]
}

/** A photo cut for one kind of place. */
export interface SiteCrop {
  /** Size of the widest rendition, px. */
  width: number
  height: number
  /** Best format first; the last is for every browser. */
  sources: RenditionSource[]
  /** data: URL of this crop, a few kilobytes, where it may open a page. */
  inlined: string | undefined
}

/** A photo as pages show it: nothing of the original but its content. */
export interface SitePhoto {
  id: string
  alt: string
  caption: string | undefined
  /** Only the crops of its slots. */
  crops: Partial<Record<'full' | 'tall' | 'thumb' | 'wide', SiteCrop>>
  /** CSS gradient of its colours. */
  placeholder: string
}

export interface SiteFont {
  /** CSS font-family: this font, its stand-ins, a generic family. */
  stack: string
  /** CSS @font-face rules, those of the stand-ins too. */
  faces: string
  /** URL of the file that every page needs. */
  preload: string
}

export interface Site {
  config: Omit<TenantConfig, 'folder' | 'photos' | 'watermark' | 'css'>
  /** The canonical host. */
  host: string
  photos: SitePhoto[]
  /** Photo ids by slot, in the order of photos.yaml. */
  slots: { hero: string[]; about: string[]; gallery: string[] }
  fonts: { heading: SiteFont; body: SiteFont }
  customCss: string
  shareImage: { url: string; width: number; height: number }
  /** Touring legs that are not over on the day of the build. */
  tour: TourLeg[]
}

/** Variants chosen for one permutation: experiment id -> variant id. */
export type Choices = Readonly<Record<string, string>>

export interface PageContext {
  site: Site
  page: SitePage
  choices: Choices
}
