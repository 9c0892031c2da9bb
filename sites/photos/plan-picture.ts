import type { CropName, RenditionFile, SiteCrop, SitePhoto } from '../context.ts'

/** How a place shows a photo. */
export interface PicturePlace {
  /** The crop to show; with `wide` that crop is shown instead from 52rem on. */
  crop: CropName
  wide?: boolean
  /** The `sizes` attribute: how wide the photo is shown. */
  sizes: string
  /** Of a place that a page has several times: the first one opens the page. */
  opens?: boolean
}

export interface PictureSource {
  crop: SiteCrop
  media: string | undefined
  type: 'image/avif' | 'image/jpeg'
  srcset: string
}

/** The photo that opens a page; its crop is part of the page. */
export interface PhotoLead {
  photo: SitePhoto
  crop: CropName
  /** From 52rem on it is shown in the wide crop. */
  wide?: boolean
}

const WIDE = '(min-width: 52rem)'

/** The sources of a <picture>, best first, and its <img>: JPEG, for the browsers that take none of them. */
export function planPicture(
  photo: SitePhoto,
  { crop: name, wide = false }: PicturePlace,
): { sources: PictureSource[]; fallback: { crop: SiteCrop; src: string | undefined; srcset: string | undefined } } {
  const crop = cropOf(photo, name)
  const wideCrop = wide ? cropOf(photo, 'wide') : undefined
  const sources = [...(wideCrop ? [avif(wideCrop, WIDE), jpeg(wideCrop, WIDE)] : []), avif(crop, undefined)]
  return { sources, fallback: { crop, src: crop.jpeg[0]?.url, srcset: crop.jpeg.length > 1 ? srcset(crop.jpeg) : undefined } }
}

function cropOf(photo: SitePhoto, name: CropName): SiteCrop {
  const crop = photo.crops[name]
  if (!crop) throw new Error(`No crop "${name}" of the photo "${photo.id}": plan-shown-photos.ts knows of no page that shows it so.`)
  return crop
}

const avif = (crop: SiteCrop, media: string | undefined): PictureSource => ({ crop, media, type: 'image/avif', srcset: srcset(crop.avif) })
const jpeg = (crop: SiteCrop, media: string | undefined): PictureSource => ({ crop, media, type: 'image/jpeg', srcset: srcset(crop.jpeg) })
const srcset = (files: readonly RenditionFile[]) => files.map(({ url, width }) => `${url} ${width}w`).join(', ')
