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

/** What a page preloads so that its largest photo comes first. */
export interface PhotoLead {
  /** Photo id. */
  photo: string
  sizes: string
  preloads: { media: string | undefined; srcset: string }[]
}

const WIDE = '(min-width: 52rem)'
const NARROW = '(max-width: 51.99rem)'

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

export function planLead(photo: SitePhoto, place: PicturePlace): PhotoLead {
  const avif = planPicture(photo, place).sources.filter(({ type }) => type === 'image/avif')
  const preloads = avif.map(({ media, srcset }) => ({ media: avif.length > 1 ? (media ?? NARROW) : media, srcset }))
  return { photo: photo.id, sizes: place.sizes, preloads }
}

const sourcesOf = (crop: SiteCrop, media: string | undefined): PictureSource[] =>
  crop.sources.map(({ type, files }) => ({ crop, media, type, srcset: files.map(({ url, width }) => `${url} ${width}w`).join(', ') }))
