import type { Theme } from '../../tenants/contract/theme.ts'

export type FontId = Theme['fonts']['heading']

/** Families from npm, each under the SIL Open Font License. */
export const FONTS: Record<FontId, { family: string; file: string }> = {
  'cormorant-garamond': {
    family: 'Cormorant Garamond',
    file: '@fontsource-variable/cormorant-garamond/files/cormorant-garamond-latin-wght-normal.woff2',
  },
  fraunces: { family: 'Fraunces', file: '@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2' },
  figtree: { family: 'Figtree', file: '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2' },
  jost: { family: 'Jost', file: '@fontsource-variable/jost/files/jost-latin-wght-normal.woff2' },
}

/** Latin letters of western Europe, digits and the punctuation of good typography: a text change never changes a font. */
export const CHARACTERS = [...range(0x20, 0x7e), ...range(0xa0, 0xff), ...'–—‘’“”…•·€←→×−ŒœŠšŽžŸ'].join('')

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
}
