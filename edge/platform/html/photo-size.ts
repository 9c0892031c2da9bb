import { OPENING_PHOTO_PX_MIN, SHARP_PHOTO_PX } from '../../../tenants/contract/upload-limits.ts'

// What the size of a photo means. Pure, and small: the script that sends photos has it too (app/client/photos).

export interface PhotoSize {
  width: number
  height: number
}

export interface KnownSizes {
  newPhotos: ReadonlyMap<string, PhotoSize>
  /** Of photos on her site: as large as they are shown there whole. Of others nothing is known. */
  pictures: ReadonlyMap<string, { photoWidth?: number | null; photoHeight?: number | null }>
}

/** Undefined: not known. */
export function sizeOf({ newPhotos, pictures }: KnownSizes, id: string): PhotoSize | undefined {
  const sent = newPhotos.get(id)
  if (sent) return sent
  const { photoWidth, photoHeight } = pictures.get(id) ?? {}
  return photoWidth && photoHeight ? { width: photoWidth, height: photoHeight } : undefined
}

/** Smaller than the smallest picture that is made of an opening photo. One that is wide enough for a large screen has been cut flat, and is large enough. */
export const isTooSmallToOpen = (size: PhotoSize | undefined): boolean =>
  size !== undefined &&
  (size.width < OPENING_PHOTO_PX_MIN.width || (size.height < OPENING_PHOTO_PX_MIN.height && size.width < SHARP_PHOTO_PX))

const needed = `at least ${OPENING_PHOTO_PX_MIN.width} × ${OPENING_PHOTO_PX_MIN.height} pixels`

/** Beside a photo that is small; undefined where it is not, or nobody knows. */
export function smallWords(size: PhotoSize | undefined): string | undefined {
  if (!size || Math.max(size.width, size.height) >= SHARP_PHOTO_PX) return undefined
  const words = `This photo is small (${size.width} × ${size.height} pixels): it will look soft on a large screen. ${SHARP_PHOTO_PX} pixels along its longer side are enough.`
  return isTooSmallToOpen(size) ? `${words} It can’t open your site: that takes ${needed}.` : words
}

export const TOO_SMALL_TO_OPEN = `This photo is too small to open your site: it would fill the screen, and that takes ${needed}. Choose a larger one for it.`
