import type { Theme } from '../../tenants/contract/theme.ts'
import type { LanguageId } from '../../tenants/contract/words/languages.ts'
import {
  arial,
  cormorantGaramond,
  dejaVuSans,
  dejaVuSerif,
  type FontMetrics,
  figtree,
  fraunces,
  georgia,
  jost,
  notoSerif,
  roboto,
} from './font-metrics.ts'

export type FontId = Theme['fonts']['heading']

/** Fonts of the visitor's own machine that stand in until ours have come: of Apple's and Microsoft's systems, of Android, of Linux. */
export const SYSTEM_FONTS: Record<'serif' | 'sans-serif', FontMetrics[]> = {
  serif: [georgia, notoSerif, dejaVuSerif],
  'sans-serif': [arial, roboto, dejaVuSans],
}

/** Fonts of the visitor's own machine for writings that no font from npm has in a size that a page could load, the better ones first. */
export const SCRIPT_FONTS: Partial<Record<LanguageId, Record<'serif' | 'sans-serif', string>>> = {
  'zh-Hans': {
    serif: '"Songti SC","STSong","Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC","Microsoft YaHei"',
    'sans-serif': '"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC"',
  },
}

/** A variable font's weights that are kept: one, or a range. */
export type WeightAxis = number | { min: number; max: number }

interface Font {
  family: string
  file: string
  metrics: FontMetrics
  /** The weights of its headings, where they are not the usual one. */
  headings?: WeightAxis
}

/** Families from npm, each under the SIL Open Font License. */
export const FONTS: Record<FontId, Font> = {
  'cormorant-garamond': {
    family: 'Cormorant Garamond',
    file: '@fontsource-variable/cormorant-garamond/files/cormorant-garamond-latin-wght-normal.woff2',
    metrics: cormorantGaramond,
    // Light enough for a name in large letters and strong enough for a text: each further weight would be half a file more before the first paint.
    headings: 400,
  },
  fraunces: {
    family: 'Fraunces',
    file: '@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2',
    metrics: fraunces,
  },
  figtree: {
    family: 'Figtree',
    file: '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2',
    metrics: figtree,
  },
  jost: {
    family: 'Jost',
    file: '@fontsource-variable/jost/files/jost-latin-wght-normal.woff2',
    metrics: jost,
  },
}

/** The slanted letters of a family. */
export const italicFile = (id: FontId): string => FONTS[id].file.replace('-normal.woff2', '-italic.woff2')

/** Of ASCII, what prose does not need. */
const SYMBOLS = '#<=>[\\]^`{|}~'

/** Of English, what a heading seldom has. Without these the file of a heading arrives in one round trip beside those of the text. */
const SELDOM_IN_HEADINGS = '"*+/@_%©½•→—…'

const ENGLISH = [...range(0x20, 0x7e).filter((character) => !SYMBOLS.includes(character)), ...'\u00a0©·½–—‘’“”•…→']

/**
 * What a font can say, in two files: English with the punctuation of good typography, which every page needs, and the symbols and accented
 * letters of western Europe, which a browser fetches only for a page that has one. A text change never changes a font.
 */
export const CHARACTERS = {
  english: ENGLISH.join(''),
  other: [...SYMBOLS, ...range(0xa1, 0xff).filter((character) => !'©·½'.includes(character)), ...'←×−€‚„ŒœŠšŽžŸ'].join(''),
}

/** The same for each role. */
export const FILES_OF: Record<keyof Theme['fonts'], { english: string; other: string }> = {
  heading: {
    english: ENGLISH.filter((character) => !SELDOM_IN_HEADINGS.includes(character)).join(''),
    other: SELDOM_IN_HEADINGS + CHARACTERS.other,
  },
  body: CHARACTERS,
}

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => String.fromCodePoint(first + index))
}
