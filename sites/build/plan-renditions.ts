import { RENDITION_WIDTHS_PX } from '../../tenants/contract/limits.ts'

export const RENDITION_FORMATS = ['avif', 'webp', 'jpeg'] as const
export type RenditionFormat = (typeof RENDITION_FORMATS)[number]

export interface RenditionPlan {
  width: number
  height: number
}

/** Sizes to make of a photo, px, narrowest first. Never enlarged; a photo narrower than all widths is kept as it is. */
export function planRenditions({ width, height }: { width: number; height: number }): RenditionPlan[] {
  const widths = RENDITION_WIDTHS_PX.filter((candidate) => candidate < width)
  const widest = Math.min(width, RENDITION_WIDTHS_PX.at(-1) ?? width)
  return [...new Set([...widths, widest])].map((each) => ({ width: each, height: Math.round((height * each) / width) }))
}
