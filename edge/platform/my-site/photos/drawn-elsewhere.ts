import type { BlurRegion } from '../../../../tenants/contract/photos.ts'
import { isSameRegion } from '../../html/blur-parts.ts'

// One photo that is blurred in two windows. Pure.

interface Drawn {
  /** What was blurred when she opened the page; nothing, of a page that did not say. */
  opened: readonly BlurRegion[]
  /** What is by now. */
  now: readonly BlurRegion[]
  /** What is once hers is saved. */
  hers: readonly BlurRegion[]
}

/** Where the photo has been blurred otherwise since: what is blurred in it now with what she has just drawn, and what to tell her. Undefined: hers can be saved. */
export function drawnElsewhere({ opened, now, hers }: Drawn): { blur: readonly BlurRegion[]; words: string } | undefined {
  if (isSameBlur(opened, now) || isSameBlur(hers, now)) return undefined
  const isNew = (region: BlurRegion) => ![...opened, ...now].some((each) => isSameRegion(each, region))
  const drawn = hers.filter(isNew)
  const added = drawn.length === 0 ? 'Look' : 'Your new areas are added; look'
  return { blur: [...now, ...drawn], words: `This photo was changed in another window. ${added} and save again.` }
}

export const isSameBlur = (one: readonly BlurRegion[], other: readonly BlurRegion[]): boolean =>
  one.length === other.length && one.every((region, index) => isSameRegion(region, other[index] as BlurRegion))
