import type { BlurRegion } from '../../tenants/contract/photos.ts'
import { PHOTO_EDGE_PX_MAX } from '../../tenants/contract/upload-limits.ts'
import { blurRegions, decode } from './encode-renditions.ts'
import { proveNoMetadata } from './prove-no-metadata.ts'
import { fromRaw } from './raw-image.ts'

/**
 * A photo as she has sent it -> what is written into her folder: pixels alone, upright, sRGB, no larger than pages need, with what she has blurred burnt in. The
 * same bytes each time. Throws PhotoUnreadable.
 */
export async function developPhoto(original: Buffer, blur: readonly BlurRegion[]): Promise<Buffer> {
  const upright = await blurRegions(await decode(original), blur)
  const size = { width: PHOTO_EDGE_PX_MAX, height: PHOTO_EDGE_PX_MAX, fit: 'inside', withoutEnlargement: true } as const
  const bytes = await fromRaw(upright).resize(size).jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer()
  await proveNoMetadata(bytes)
  return bytes
}
