import type { createFontStack } from '@capsizecss/core'

export type FontMetrics = Parameters<typeof createFontStack>[0][number] & { category: 'serif' | 'sans-serif' }

// Measures of fonts in their own units: what a font of the machine is stretched by until ours has come. As @capsizecss/metrics 4.3.0 (MIT) has them, which brings
// 169 MB for those of all others; `xWidthAvg` is of the regular weight and the letters of English. DejaVu: measured from version 2.37 with @capsizecss/unpack.

export const arial: FontMetrics = {
  familyName: 'Arial',
  fullName: 'Arial',
  postscriptName: 'ArialMT',
  category: 'sans-serif',
  ascent: 1854,
  descent: -434,
  lineGap: 67,
  unitsPerEm: 2048,
  xWidthAvg: 913,
}
export const georgia: FontMetrics = {
  familyName: 'Georgia',
  fullName: 'Georgia',
  postscriptName: 'Georgia',
  category: 'serif',
  ascent: 1878,
  descent: -449,
  lineGap: 0,
  unitsPerEm: 2048,
  xWidthAvg: 913,
}
export const notoSerif: FontMetrics = {
  familyName: 'Noto Serif',
  fullName: 'Noto Serif Regular',
  postscriptName: 'NotoSerif-Regular',
  category: 'serif',
  ascent: 1069,
  descent: -293,
  lineGap: 0,
  unitsPerEm: 1000,
  xWidthAvg: 481,
}
export const roboto: FontMetrics = {
  familyName: 'Roboto',
  fullName: 'Roboto Regular',
  postscriptName: 'Roboto-Regular',
  category: 'sans-serif',
  ascent: 1900,
  descent: -500,
  lineGap: 0,
  unitsPerEm: 2048,
  xWidthAvg: 911,
}
/** How wide the letters of a font's italic are beside its upright ones: both files at weight 400, measured with @capsizecss/unpack. */
export const ITALIC_WIDTHS: Readonly<Record<string, number>> = {
  'Cormorant Garamond': 0.904,
  Fraunces: 0.955,
  Figtree: 1.016,
  Jost: 0.986,
}

export const cormorantGaramond: FontMetrics = {
  familyName: 'Cormorant Garamond',
  fullName: 'Cormorant Garamond Regular',
  postscriptName: 'CormorantGaramond-Regular',
  category: 'serif',
  ascent: 924,
  descent: -287,
  lineGap: 0,
  unitsPerEm: 1000,
  xWidthAvg: 394,
}
export const figtree: FontMetrics = {
  familyName: 'Figtree',
  fullName: 'Figtree Regular',
  postscriptName: 'Figtree-Regular',
  category: 'sans-serif',
  ascent: 950,
  descent: -250,
  lineGap: 0,
  unitsPerEm: 1000,
  xWidthAvg: 449,
}
export const fraunces: FontMetrics = {
  familyName: 'Fraunces',
  fullName: 'Fraunces Regular',
  postscriptName: 'Fraunces-Regular',
  category: 'serif',
  ascent: 1956,
  descent: -510,
  lineGap: 0,
  unitsPerEm: 2000,
  xWidthAvg: 938,
}
export const jost: FontMetrics = {
  familyName: 'Jost',
  fullName: 'Jost Regular',
  postscriptName: 'Jost-Regular',
  category: 'sans-serif',
  ascent: 1070,
  descent: -375,
  lineGap: 0,
  unitsPerEm: 1000,
  xWidthAvg: 428,
}

export const dejaVuSerif: FontMetrics = dejaVu('Serif', { category: 'serif', xWidthAvg: 1058 })
export const dejaVuSans: FontMetrics = dejaVu('Sans', { category: 'sans-serif', xWidthAvg: 1041 })

function dejaVu(style: string, metrics: { category: 'serif' | 'sans-serif'; xWidthAvg: number }): FontMetrics {
  const names = { familyName: `DejaVu ${style}`, fullName: `DejaVu ${style}`, postscriptName: `DejaVu${style}` }
  return { ...names, ...metrics, ascent: 1901, descent: -483, lineGap: 0, unitsPerEm: 2048 }
}
