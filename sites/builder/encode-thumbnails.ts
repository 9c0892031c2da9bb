import { MAIL_PICTURE_BYTES_MAX, ROW_PICTURE_BYTES_MAX, THUMBNAIL_BYTES_MAX } from '../../tenants/contract/limits.ts'
import type { Photo } from '../../tenants/contract/photos.ts'
import type { PictureFormat, PictureSize } from '../../tenants/contract/picture.ts'
import { WHOLE_PICTURE_BYTES_MAX } from '../../tenants/contract/upload-limits.ts'
import { CROPS, planCrop } from './plan-renditions.ts'
import { fromRaw, type Raw, toRaw } from './raw-image.ts'

export interface EncodedThumbnail {
  format: PictureFormat
  size: PictureSize
  width: number
  height: number
  bytes: Buffer
}

/** What a thumbnail of one format may be. A photo that can open a page is shown larger in a mail, beside the one it is tested against. */
interface ThumbnailPlan {
  format: PictureFormat
  size: PictureSize
  width: number
  bytesMax: number
}

/** The first that fits is taken; the blurred ones are for noise, which no photo is. */
const STEPS = [
  { quality: 78, soften: 0 },
  { quality: 68, soften: 0 },
  { quality: 58, soften: 0 },
  { quality: 48, soften: 0 },
  { quality: 38, soften: 0 },
  { quality: 28, soften: 0 },
  { quality: 20, soften: 0.8 },
  { quality: 14, soften: 2.5 },
  { quality: 8, soften: 6 },
] as const

/** The small pictures by which a companion knows her photos in her app and her mails, from pixels that are upright and blurred already. */
export async function encodeThumbnails(upright: Raw, { focus, slots }: Pick<Photo, 'focus' | 'slots'>): Promise<EncodedThumbnail[]> {
  const crop = planCrop(upright, { ratio: CROPS.thumb.ratio, focus })
  const whole = { left: 0, top: 0, width: upright.width, height: upright.height }
  return Promise.all(
    planThumbnails(slots).map(async ({ format, size, width: wanted, bytesMax }) => {
      const box = size === 'whole' ? whole : crop
      const width = Math.min(wanted, box.width)
      const height = Math.max(1, Math.round((width * box.height) / box.width))
      const raw = await toRaw(fromRaw(upright).extract(box).resize(width, height, { kernel: 'lanczos3', fit: 'fill' }))
      return { format, size, width, height, bytes: await encodeWithin(raw, format, bytesMax) }
    }),
  )
}

function planThumbnails(slots: Photo['slots']): ThumbnailPlan[] {
  const opens = slots.includes('hero') || slots.includes('about')
  return [
    { format: 'webp', size: 'tile', width: 240, bytesMax: THUMBNAIL_BYTES_MAX },
    { format: 'webp', size: 'row', width: 128, bytesMax: ROW_PICTURE_BYTES_MAX },
    { format: 'webp', size: 'whole', width: 480, bytesMax: WHOLE_PICTURE_BYTES_MAX },
    opens
      ? { format: 'jpeg', size: 'tile', width: 320, bytesMax: MAIL_PICTURE_BYTES_MAX }
      : { format: 'jpeg', size: 'tile', width: 160, bytesMax: THUMBNAIL_BYTES_MAX },
  ]
}

async function encodeWithin(raw: Raw, format: PictureFormat, bytesMax: number): Promise<Buffer> {
  for (const { quality, soften } of STEPS) {
    const image = soften === 0 ? fromRaw(raw) : fromRaw(raw).blur(soften)
    const bytes = await (format === 'webp' ? image.webp({ quality }) : image.jpeg({ quality, mozjpeg: true })).toBuffer()
    if (bytes.length <= bytesMax) return bytes
  }
  throw new Error(`A thumbnail of ${raw.width}×${raw.height} px does not fit into ${bytesMax} bytes.`)
}
