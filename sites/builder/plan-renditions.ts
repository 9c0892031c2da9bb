import type { Photo } from '../../tenants/contract/photos.ts'
import type { CropName } from '../context.ts'

export const RENDITION_FORMATS = ['avif', 'jpeg'] as const
export type RenditionFormat = (typeof RENDITION_FORMATS)[number]

interface CropWidths {
  widths: readonly number[]
  jpegWidths: readonly number[]
  /** The least of its width and of its height that a page ever shows, around its middle: a box of another shape is filled with it (`object-fit: cover`). */
  seen: { x: number; y: number }
}

/**
 * How a place of the site cuts a photo, and the widths to make of it, px, narrowest first. `ratio` is width / height; null keeps the
 * photo's own shape. Browsers without AVIF get JPEG, in fewer widths. Which screens ask for which: docs/performance.md.
 */
export const CROPS = {
  full: { ratio: null, widths: [320, 540, 690, 1280, 1920], jpegWidths: [690, 1280], seen: { x: 0.55, y: 0.65 } },
  tall: { ratio: 4 / 5, widths: [640, 1140, 1600], jpegWidths: [1140], seen: { x: 0.55, y: 0.55 } },
  thumb: { ratio: 4 / 5, widths: [400, 560], jpegWidths: [400], seen: { x: 0.55, y: 0.55 } },
  wide: { ratio: 3 / 2, widths: [640, 1200, 1920], jpegWidths: [1200], seen: { x: 0.55, y: 0.45 } },
} as const satisfies Record<CropName, CropWidths & { ratio: number | null }>
export const CROP_NAMES = Object.keys(CROPS) as [CropName, ...CropName[]]

/** What is cut out of the upright photo, px. */
export interface CropBox {
  left: number
  top: number
  width: number
  height: number
}

export interface CropPlan {
  crop: CropName
  box: CropBox
  /** Sizes to make of the box, narrowest first. Never enlarged; a box narrower than all widths is kept as it is. */
  sizes: { width: number; height: number; formats: RenditionFormat[] }[]
}

/** Everything to make of a photo of this size, px, for the crops in which it is shown. Pure. */
export function planRenditions(
  { width, height }: { width: number; height: number },
  { crops, focus }: { crops: readonly CropName[] } & Pick<Photo, 'focus'>,
): CropPlan[] {
  return crops.map((crop) => {
    const box = planCrop({ width, height }, { ratio: CROPS[crop].ratio ?? width / height, focus })
    return { crop, box, sizes: planSizes(box, CROPS[crop]) }
  })
}

/** The largest box of a shape whose centre is as near to the focal point as the photo's edges allow. */
export function planCrop(
  { width, height }: { width: number; height: number },
  { ratio, focus }: { ratio: number; focus: Photo['focus'] },
): CropBox {
  const box = {
    width: Math.max(1, Math.min(width, Math.round(height * ratio))),
    height: Math.max(1, Math.min(height, Math.round(width / ratio))),
  }
  const place = (centre: number, length: number, whole: number) =>
    Math.max(0, Math.min(whole - length, Math.round(centre * whole - length / 2)))
  return { ...box, left: place(focus.x, box.width, width), top: place(focus.y, box.height, height) }
}

/** A width this near to the widest saves nobody anything. */
const WORTHWHILE_SHARE = 0.9

function planSizes(box: CropBox, { widths, jpegWidths }: CropWidths): CropPlan['sizes'] {
  const widest = Math.min(box.width, widths.at(-1) ?? box.width)
  const all = [...widths.filter((candidate) => candidate < widest * WORTHWHILE_SHARE), widest]
  const jpegs = new Set(jpegWidths.map((wanted) => all.find((width) => width >= wanted) ?? widest))
  return all.map((width) => ({
    width,
    height: Math.max(1, Math.round((box.height * width) / box.width)),
    formats: jpegs.has(width) ? [...RENDITION_FORMATS] : ['avif'],
  }))
}
