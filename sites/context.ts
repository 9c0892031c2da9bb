import type { TourLeg } from '../tenants/contract/policy.ts'
import type { Words } from '../tenants/contract/words/words.ts'
import type { TenantConfig } from '../tenants/load/load-tenant.ts'
import type { SiteLanguage } from './languages.ts'
import type { SitePage } from './plan-pages.ts'

// What a page is rendered from. The build makes it; pages read it from Astro.locals.

/** The shapes in which photos are shown; `CROPS` says what each is. */
export type CropName = 'full' | 'tall' | 'thumb' | 'wide'

export interface RenditionFile {
  url: string
  /** px. */
  width: number
}

/** A photo cut for one kind of place. */
export interface SiteCrop {
  /** Size of the widest rendition, px. */
  width: number
  height: number
  /** Narrowest first. */
  avif: RenditionFile[]
  /** For the few browsers without AVIF, and the link to a large photo. Narrowest first, fewer widths. */
  jpeg: RenditionFile[]
  /** data: URL of this crop, a few kilobytes, where it may open a page. */
  inlined: string | undefined
}

/** A photo as pages show it: nothing of the original but its content. */
export interface SitePhoto {
  id: string
  alt: string
  caption: string | undefined
  /** Only the crops in which a page shows it. */
  crops: Partial<Record<CropName, SiteCrop>>
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
  /** Of headings: its slanted letters, for a design that sets some (sites/styles/page-css.ts). */
  italic?: { stack: string; faces: string } | undefined
}

export interface Site {
  /** In the language of these pages. */
  config: Omit<TenantConfig, 'folder' | 'photos' | 'watermark' | 'css' | 'translations'>
  /** What the paths of these pages begin with; '' for her first language. */
  prefix: string
  /** All languages of the site, the first one first. */
  languages: SiteLanguage[]
  /** The canonical host. */
  host: string
  photos: SitePhoto[]
  /** Photo ids by slot, in the order of photos.yaml. */
  slots: { hero: string[]; about: string[]; gallery: string[] }
  fonts: { heading: SiteFont; body: SiteFont }
  customCss: string
  /** Width of the longest word of her name in the font of headings, in em. */
  nameEms: number
  /** URL by the path of a page; pages that are not here have that of the home page. All of SHARE_IMAGE's size. */
  shareImages: Readonly<Record<string, string>>
  /** Touring legs that are not over on the day of the build. */
  tour: TourLeg[]
}

/** Variants chosen for one permutation: experiment id -> variant id. */
export type Choices = Readonly<Record<string, string>>

export interface PageContext {
  site: Site
  page: SitePage
  choices: Choices
  /** Every word that is not hers. */
  words: Words
}

/** What suffices to know which photos, texts and sections a page shows: no photo need be encoded for it. */
export interface ChoiceContext {
  site: Pick<Site, 'config' | 'slots'>
  choices: Choices
}
