import type { SiteCrop, SitePhoto } from '../context.ts'

/** How a place shows a photo. */
export interface PicturePlace {
  /** The crop to show; with `wide` that crop is shown instead from 52rem on. */
  crop: keyof SitePhoto['crops']
  wide?: boolean
  /** The `sizes` attribute: how wide the photo is shown. */
  sizes: string
}

export interface PictureSource {
  crop: SiteCrop
  media: string | undefined
  type: string
  srcset: string
}

/** The photo that opens a page; its crop is part of the page. */
export interface PhotoLead {
  photo: SitePhoto
  crop: keyof SitePhoto['crops']
}

const WIDE = '(min-width: 52rem)'

/** The sources of a <picture>, best first, and the fallback for every browser. */
export function planPicture(
  photo: SitePhoto,
  { crop: name, wide = false }: PicturePlace,
): { sources: PictureSource[]; fallback: PictureSource } {
  const crop = photo.crops[name]
  if (!crop) throw new Error(`The photo "${photo.id}" has no crop "${name}"; its slots do not ask for it.`)
  const wideCrop = wide ? photo.crops.wide : undefined
  const sources = [...(wideCrop ? sourcesOf(wideCrop, WIDE) : []), ...sourcesOf(crop, undefined)]
  const fallback = sources.at(-1)
  if (!fallback) throw new Error(`The photo "${photo.id}" has no renditions.`)
  return { sources: sources.slice(0, -1), fallback }
}

const sourcesOf = (crop: SiteCrop, media: string | undefined): PictureSource[] =>
  crop.sources.map(({ type, files }) => ({ crop, media, type, srcset: files.map(({ url, width }) => `${url} ${width}w`).join(', ') }))
