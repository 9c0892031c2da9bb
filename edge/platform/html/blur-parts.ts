import type { BlurRegion } from '../../../tenants/contract/photos.ts'

// Parts of a photo that can be ticked where nothing is drawn, for the page and for its script. Pure.

/** Four by four. */
const ACROSS = 4
const SIDE = 1 / ACROSS

/** In rows. */
export const BLUR_PARTS: readonly (BlurRegion & { row: number; column: number })[] = Array.from({ length: ACROSS * ACROSS }, (_, index) => {
  const [row, column] = [Math.floor(index / ACROSS), index % ACROSS]
  return { row, column, x: column * SIDE, y: row * SIDE, width: SIDE, height: SIDE }
})

export const isSameRegion = (one: BlurRegion, other: BlurRegion): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height

/** The regions of parts, by their places among them. */
export const partRegions = (ticked: readonly number[]): BlurRegion[] =>
  ticked.flatMap((index) => BLUR_PARTS.slice(index, index + 1)).map(({ x, y, width, height }) => ({ x, y, width, height }))

/** Regions of which those that are parts are ticked or not, whatever they were before. */
export const withTicked = (regions: readonly BlurRegion[], ticked: readonly number[]): BlurRegion[] => [
  ...regions.filter((region) => !BLUR_PARTS.some((part) => isSameRegion(part, region))),
  ...partRegions(ticked),
]
