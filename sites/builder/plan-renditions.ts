import { RENDITION_WIDTHS_PX } from '../../tenants/contract/limits.ts'
import type { Photo, PhotoSlot } from '../../tenants/contract/photos.ts'

export const RENDITION_FORMATS = ['avif', 'webp', 'jpeg'] as const
export type RenditionFormat = (typeof RENDITION_FORMATS)[number]

/** How a place of the site cuts a photo. `ratio` is width / height; null keeps the photo's own shape. */
export const CROPS = {
  full: { ratio: null, widths: RENDITION_WIDTHS_PX },
  tall: { ratio: 4 / 5, widths: [360, 640, 1080] },
  thumb: { ratio: 4 / 5, widths: [200, 400] },
  wide: { ratio: 3 / 2, widths: [640, 1200, 1800] },
} as const satisfies Record<string, { ratio: number | null; widths: readonly number[] }>
export type CropName = keyof typeof CROPS
export const CROP_NAMES = Object.keys(CROPS) as [CropName, ...CropName[]]

const SLOT_CROPS: Record<PhotoSlot, readonly CropName[]> = { hero: ['tall', 'wide'], about: ['tall'], gallery: ['full', 'thumb'] }

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
  sizes: { width: number; height: number }[]
}

/** Everything to make of a photo of this size, px. Pure. */
export function planRenditions(
  { width, height }: { width: number; height: number },
  { slots, focus }: Pick<Photo, 'slots' | 'focus'>,
): CropPlan[] {
  const crops = [...new Set(slots.flatMap((slot) => SLOT_CROPS[slot]))].sort()
  return crops.map((crop) => {
    const { ratio, widths } = CROPS[crop]
    const box = planCrop({ width, height }, { ratio: ratio ?? width / height, focus })
    return { crop, box, sizes: planSizes(box, widths) }
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

function planSizes(box: CropBox, widths: readonly number[]): CropPlan['sizes'] {
  const widest = Math.min(box.width, widths.at(-1) ?? box.width)
  const all = [...new Set([...widths.filter((candidate) => candidate < box.width), widest])]
  return all.map((width) => ({ width, height: Math.max(1, Math.round((box.height * width) / box.width)) }))
}
