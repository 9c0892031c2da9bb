import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import { PHOTO_PIXELS_MAX } from '../../tenants/contract/limits.ts'
import type { BlurRegion } from '../../tenants/contract/photos.ts'
import { planRenditions, RENDITION_FORMATS, type RenditionFormat } from './plan-renditions.ts'

// One thread per job: jobs run side by side (encode-photos.ts), which wastes less than one job on all cores.
sharp.concurrency(1)
sharp.cache(false)

/** Part of every cache key: raise it when an encoder or a setting changes. */
export const ENCODER_VERSION = `1-sharp-${sharp.versions.sharp}-vips-${sharp.versions.vips}`

export interface EncodedRendition {
  format: RenditionFormat
  width: number
  height: number
  bytes: Buffer
}

export interface EncodedPhoto {
  renditions: EncodedRendition[]
  /** WebP of a few pixels, as a data: URL. */
  placeholder: string
}

const PLACEHOLDER_WIDTH_PX = 16

/** Original -> all renditions, upright, blurred where asked, without metadata. Throws PhotoUnreadable. */
export async function encodeRenditions(original: Buffer, blur: readonly BlurRegion[]): Promise<EncodedPhoto> {
  const upright = await blurRegions(await decode(original), blur)
  const renditions: EncodedRendition[] = []
  for (const size of planRenditions(upright)) {
    const raw = await fromRaw(upright).resize(size.width, size.height, { kernel: 'lanczos3' }).raw().toBuffer({ resolveWithObject: true })
    for (const format of RENDITION_FORMATS) {
      const bytes = await encode(fromRaw({ data: raw.data, ...raw.info }), format)
      renditions.push({ format, ...size, bytes })
    }
  }
  const tiny = await fromRaw(upright).resize(PLACEHOLDER_WIDTH_PX).webp({ quality: 30, alphaQuality: 0 }).toBuffer()
  return { renditions, placeholder: `data:image/webp;base64,${tiny.toString('base64')}` }
}

export class PhotoUnreadable extends Error {
  override readonly name = 'PhotoUnreadable'
}

interface Raw {
  data: Buffer
  width: number
  height: number
  channels: 1 | 2 | 3 | 4
}

const fromRaw = ({ data, width, height, channels }: Raw) => sharp(data, { raw: { width, height, channels } })

/** Pixels only: turned upright, sRGB, no alpha. Whatever else the file carried ends here. */
async function decode(original: Buffer): Promise<Raw> {
  try {
    const { data, info } = await sharp(original, { limitInputPixels: PHOTO_PIXELS_MAX, failOn: 'error' })
      .autoOrient()
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .raw()
      .toBuffer({ resolveWithObject: true })
    return { data, width: info.width, height: info.height, channels: info.channels }
  } catch (error) {
    throw new PhotoUnreadable(error instanceof Error ? error.message : String(error))
  }
}

async function blurRegions(raw: Raw, regions: readonly BlurRegion[]): Promise<Raw> {
  if (regions.length === 0) return raw
  const patches = await Promise.all(regions.map((region) => blurredPatch(raw, region)))
  const { data, info } = await fromRaw(raw).composite(patches).raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}

/** Shrunk to a handful of mosaic cells before it is smoothed: a mere Gaussian blur could be undone. */
async function blurredPatch(raw: Raw, region: BlurRegion): Promise<OverlayOptions> {
  const left = Math.floor(region.x * raw.width)
  const top = Math.floor(region.y * raw.height)
  const width = Math.max(1, Math.min(raw.width - left, Math.ceil(region.width * raw.width)))
  const height = Math.max(1, Math.min(raw.height - top, Math.ceil(region.height * raw.height)))
  const cells = await fromRaw(raw)
    .extract({ left, top, width, height })
    .resize(6, 6, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const patch = await fromRaw({ data: cells.data, ...cells.info })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { input: patch.data, raw: { width, height, channels: patch.info.channels }, left, top }
}

function encode(image: Sharp, format: RenditionFormat): Promise<Buffer> {
  switch (format) {
    // Effort 2: a tenth larger than effort 4 and eight times as fast.
    case 'avif':
      return image.avif({ quality: 50, effort: 2 }).toBuffer()
    case 'webp':
      return image.webp({ quality: 78 }).toBuffer()
    case 'jpeg':
      return image.jpeg({ quality: 78, mozjpeg: true }).toBuffer()
  }
}
