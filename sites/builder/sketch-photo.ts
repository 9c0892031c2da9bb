import sharp from 'sharp'
import { PHOTO_PIXELS_MAX } from '../../tenants/contract/limits.ts'
import { laterFile } from '../../tenants/contract/urls.ts'
import { type PhotoTreatment, PhotoUnreadable } from './encode-renditions.ts'
import type { PhotoPart, PhotoRecord } from './photo-cache.ts'
import { planRenditions } from './plan-renditions.ts'

/** The size in which pages see a photo, px, from the head of its file. Throws PhotoUnreadable. */
export async function uprightSize(original: Buffer): Promise<{ width: number; height: number }> {
  try {
    const { autoOrient } = await sharp(original, { limitInputPixels: PHOTO_PIXELS_MAX, failOn: 'error' }).metadata()
    return autoOrient
  } catch (error) {
    throw new PhotoUnreadable(error instanceof Error ? error.message : String(error))
  }
}

/** What the cache will say of a part, before anything is encoded: every file in its size, under a name of its own. Pure. */
export function sketchRecord(
  size: { width: number; height: number },
  { part, key, treatment }: { part: PhotoPart; key: string; treatment: PhotoTreatment },
): PhotoRecord {
  const plans = part === 'thumbnails' ? [] : planRenditions(size, { ...treatment, crops: [part] })
  const renditions = plans.flatMap(({ crop, sizes }) =>
    sizes.flatMap(({ width, height, formats }) =>
      formats.map((format) => ({ crop, format, width, height, file: laterFile({ key, width, format }), bytes: 0 })),
    ),
  )
  return { placeholder: 'none', inlined: {}, renditions, thumbnails: [] }
}
