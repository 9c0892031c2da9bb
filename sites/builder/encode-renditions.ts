import sharp, { type OverlayOptions, type Sharp } from 'sharp'
import { INLINED_PHOTO_BYTES_MAX, PHOTO_PIXELS_MAX } from '../../tenants/contract/limits.ts'
import type { BlurRegion, Photo } from '../../tenants/contract/photos.ts'
import type { CropName } from '../context.ts'
import { drawText, measureText } from './draw-text.ts'
import { type EncodedThumbnail, encodeThumbnails } from './encode-thumbnails.ts'
import { ENCODER_SETTINGS } from './encoder-settings.ts'
import { CROPS, type CropBox, planRenditions, type RenditionFormat } from './plan-renditions.ts'
import type { ShownPhoto } from './plan-shown-photos.ts'
import { fromRaw, type Raw, toRaw } from './raw-image.ts'

/** Part of every cache key. */
export const ENCODER_VERSION = `${ENCODER_SETTINGS}-sharp-${sharp.versions.sharp}-vips-${sharp.versions.vips}`

export interface EncodedRendition {
  crop: CropName
  format: RenditionFormat
  width: number
  height: number
  bytes: Buffer
}

export interface EncodedPhoto {
  renditions: EncodedRendition[]
  /** For her own app and mails; never published. */
  thumbnails: EncodedThumbnail[]
  /** CSS gradient: the photo's colours from top to bottom. */
  placeholder: string
  /** The crops in which it may open a page, as data: URLs small enough to travel in the page itself. */
  inlined: Partial<Record<CropName, string>>
}

/** What is done to a photo; part of its cache key. */
export type PhotoTreatment = Pick<Photo, 'blur' | 'focus' | 'slots'> & ShownPhoto & { watermark: string | undefined }

const PLACEHOLDER_COLORS = 3
/** As wide as a phone, in CSS pixels: a browser takes a smaller one for a mere placeholder. https://web.dev/articles/lcp */
const INLINED_WIDTH_PX = 520
/** The first that fits is taken: AVIF quality, and the sigma of a blur for photos full of detail. */
const INLINED_STEPS = [
  { quality: 48, soften: 0 },
  { quality: 40, soften: 0 },
  { quality: 32, soften: 0 },
  { quality: 25, soften: 0 },
  { quality: 20, soften: 0.8 },
  { quality: 18, soften: 1.5 },
  { quality: 18, soften: 2.5 },
] as const
const SOFTEST = INLINED_STEPS[INLINED_STEPS.length - 1] ?? INLINED_STEPS[0]

/**
 * Original -> all renditions, upright, blurred where asked, cut to the places it is shown in, without metadata; of `treatment` only its crops,
 * and thumbnails unless they are there already. Throws PhotoUnreadable.
 */
export async function encodeRenditions(
  original: Buffer,
  treatment: PhotoTreatment,
  { withThumbnails = true }: { withThumbnails?: boolean } = {},
): Promise<EncodedPhoto> {
  const upright = await blurRegions(await decode(original), treatment.blur)
  const renditions: EncodedRendition[] = []
  for (const { crop, box, sizes } of planRenditions(upright, treatment)) {
    for (const { formats, ...size } of sizes) {
      const marked = await cut(upright, { crop, box, size, treatment })
      for (const format of formats) renditions.push({ crop, format, ...size, bytes: await encodeAs(format, fromRaw(marked)) })
    }
  }
  return {
    renditions,
    thumbnails: withThumbnails ? await encodeThumbnails(upright, treatment) : [],
    placeholder: await gradient(upright),
    inlined: await inlineCrops(upright, treatment),
  }
}

/** A crop in one size, with the watermark where there is one. */
async function cut(
  upright: Raw,
  { crop, box, size, treatment }: { crop: CropName; box: CropBox; size: { width: number; height: number }; treatment: PhotoTreatment },
): Promise<Raw> {
  const resized = await toRaw(fromRaw(upright).extract(box).resize(size.width, size.height, { kernel: 'lanczos3', fit: 'fill' }))
  return treatment.watermark === undefined ? resized : watermark(resized, treatment.watermark, CROPS[crop].seen)
}

async function gradient(upright: Raw): Promise<string> {
  const { data } = await toRaw(fromRaw(upright).resize(1, PLACEHOLDER_COLORS, { kernel: 'mitchell', fit: 'fill' }))
  return `linear-gradient(${data
    .toString('hex')
    .match(/.{6}/g)
    ?.map((color) => `#${color}`)
    .join()})`
}

async function inlineCrops(upright: Raw, treatment: PhotoTreatment): Promise<EncodedPhoto['inlined']> {
  const plans = planRenditions(upright, treatment).filter(({ crop }) => treatment.opens.includes(crop))
  const entries = plans.map(async ({ crop, box }): Promise<[CropName, string]> => {
    const size = { width: INLINED_WIDTH_PX, height: Math.round((box.height * INLINED_WIDTH_PX) / box.width) }
    const bytes = await encodeInlined(await cut(upright, { crop, box, size, treatment }))
    return [crop, `data:image/avif;base64,${bytes.toString('base64')}`]
  })
  return Object.fromEntries(await Promise.all(entries))
}

/** Looks for the first step that fits by halving, with a quick encoder; the slow one makes of that step a smaller file. */
async function encodeInlined(raw: Raw): Promise<Buffer> {
  const encodeStep = ({ quality, soften }: (typeof INLINED_STEPS)[number], effort: number) =>
    (soften === 0 ? fromRaw(raw) : fromRaw(raw).blur(soften)).avif({ quality, effort }).toBuffer()
  let [low, high] = [0, INLINED_STEPS.length - 1]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const step = INLINED_STEPS[middle] ?? SOFTEST
    if ((await encodeStep(step, 2)).length <= INLINED_PHOTO_BYTES_MAX) high = middle
    else low = middle + 1
  }
  return encodeStep(INLINED_STEPS[low] ?? SOFTEST, 4)
}

export class PhotoUnreadable extends Error {
  override readonly name = 'PhotoUnreadable'
}

/** Pixels only: turned upright, sRGB, no alpha. Whatever else the file carried ends here. */
export async function decode(original: Buffer): Promise<Raw> {
  try {
    const image = sharp(original, { limitInputPixels: PHOTO_PIXELS_MAX, failOn: 'error' })
    const { space, hasProfile } = await image.metadata()
    // What has 16 bits and a profile is worked on in Display P3 and stays there unless it is told. https://sharp.pixelplumbing.com/api-output/#withiccprofile
    if (space === 'rgb16' && hasProfile) image.withIccProfile('srgb')
    return await toRaw(image.autoOrient().toColourspace('srgb').flatten({ background: '#ffffff' }))
  } catch (error) {
    throw new PhotoUnreadable(error instanceof Error ? error.message : String(error))
  }
}

export async function blurRegions(raw: Raw, regions: readonly BlurRegion[]): Promise<Raw> {
  if (regions.length === 0) return raw
  return toRaw(fromRaw(raw).composite(await Promise.all(regions.map((region) => blurredPatch(raw, region)))))
}

/** Shrunk to a handful of mosaic cells before it is smoothed: a mere Gaussian blur could be undone. */
async function blurredPatch(raw: Raw, region: BlurRegion): Promise<OverlayOptions> {
  const left = Math.floor(region.x * raw.width)
  const top = Math.floor(region.y * raw.height)
  const width = Math.max(1, Math.min(raw.width - left, Math.ceil(region.width * raw.width)))
  const height = Math.max(1, Math.min(raw.height - top, Math.ceil(region.height * raw.height)))
  const cells = await toRaw(fromRaw(raw).extract({ left, top, width, height }).resize(6, 6, { fit: 'fill' }))
  const patch = await toRaw(fromRaw(cells).resize(width, height, { fit: 'fill', kernel: 'cubic' }))
  return { input: patch.data, raw: { width, height, channels: patch.channels }, left, top }
}

const WATERMARK_WIDTH_SHARE = 0.3

/** In the lower right corner of what every page shows of it, a third as wide as the photo at most. */
async function watermark(raw: Raw, text: string, seen: { x: number; y: number }): Promise<Raw> {
  const font = 'figtree'
  const natural = await measureText(text, { font, size: 100 })
  const size = Math.min((100 * WATERMARK_WIDTH_SHARE * raw.width) / natural, raw.width / 28)
  const [right, bottom] = [(raw.width * (1 + seen.x)) / 2, (raw.height * (1 + seen.y)) / 2]
  const [x, y] = [right - (natural * size) / 100 - size * 0.8, bottom - size * 0.9]
  const letters = [
    await drawText(text, { font, size, x: x + 1, y: y + 1, fill: 'rgba(0,0,0,.35)' }),
    await drawText(text, { font, size, x, y, fill: 'rgba(255,255,255,.7)' }),
  ]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${raw.width}" height="${raw.height}">${letters.join('')}</svg>`
  return toRaw(
    fromRaw(raw)
      .composite([{ input: Buffer.from(svg) }])
      .removeAlpha(),
  )
}

/** The settings of a rendition; what each costs is in docs/performance.md. */
export function encodeAs(format: RenditionFormat, image: Sharp): Promise<Buffer> {
  switch (format) {
    // Full colour (4:4:4 is the default): with half of it, red silk loses 1.4 dB.
    case 'avif':
      return image.avif({ quality: 48, effort: 1 }).toBuffer()
    // What MozJPEG adds beyond its tables takes three quarters of the time for a tenth of the bytes.
    case 'jpeg':
      return image
        .jpeg({ quality: 72, mozjpeg: true, trellisQuantisation: false, overshootDeringing: false, optimiseScans: false })
        .toBuffer()
  }
}
