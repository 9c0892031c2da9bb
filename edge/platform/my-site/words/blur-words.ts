import type { BlurRegion } from '../../../../tenants/contract/photos.ts'
import { sameJson } from '../../../../tenants/contract/same-json.ts'
import { plural } from '../../reports/report-sentences.ts'

// What is hidden in a photo, in words. Pure.

export const blurWords = (regions: readonly BlurRegion[]): string =>
  regions.length === 0 ? 'no blur' : plural(regions.length, 'blurred area')

/** What it was and what it is, told apart where it is as many. Undefined: it is the same. */
export function blurChange(before: readonly BlurRegion[], after: readonly BlurRegion[]): { before: string; after: string } | undefined {
  if (sameJson(inOrder(before), inOrder(after))) return undefined
  const [was, is] = [blurWords(before), blurWords(after)]
  if (was !== is) return { before: was, after: is }
  return { before: was, after: `${is}, ${sameJson(sizesOf(before), sizesOf(after)) ? 'moved' : 'changed'}` }
}

const inOrder = (regions: readonly BlurRegion[]): string[] =>
  regions.map(({ x, y, width, height }) => [x, y, width, height].map(toPoint).join()).toSorted()

const sizesOf = (regions: readonly BlurRegion[]): string[] =>
  regions.map(({ width, height }) => [width, height].map(toPoint).join()).toSorted()

/** As exactly as it can be seen. */
const toPoint = (fraction: number): number => Math.round(fraction * 1000)
