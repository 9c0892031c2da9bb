import { sameJson } from './same-json.ts'
import type { Theme } from './theme.ts'

// Colours that can be read, ready to be chosen on a phone. palettes.test.ts holds each to the contrast that a build asks for.

export type Colors = Theme['colors']

export interface Palette {
  id: string
  /** As she calls it. */
  name: string
  colors: Colors
}

const LIGHT_DANGER = '#a3222f'
const DARK_DANGER = '#ff9a9a'

/** `colors`: background, surface, text, muted, accent, button, buttonText, line. */
function palette(id: string, name: string, colors: string, danger: string): Palette {
  const [background = '', surface = '', text = '', muted = '', accent = '', button = '', buttonText = '', line = ''] = colors.split(' ')
  return { id, name, colors: { background, surface, text, muted, accent, button, buttonText, line, danger } }
}
const light = (id: string, name: string, colors: string): Palette => palette(id, name, colors, LIGHT_DANGER)
const dark = (id: string, name: string, colors: string): Palette => palette(id, name, colors, DARK_DANGER)

/** By layout: each has those that suit its type and its white space. */
export const PALETTES: Readonly<Record<Theme['layout'], readonly Palette[]>> = {
  elegant: [
    light('wine', 'Wine', '#faf6f1 #ffffff #2b2024 #6d5c60 #7a2f45 #5c1f33 #fdf8f3 #e4d9d0'),
    light('sage', 'Sage', '#f5f5ef #ffffff #22281f #5a6355 #4a6340 #3a5031 #f8faf4 #d9dccf'),
    light('rose', 'Rose', '#fbf3f2 #ffffff #33211f #735c59 #9a4a52 #84383f #fff7f5 #ecd9d6'),
    light('midnight', 'Midnight', '#f4f5f8 #ffffff #1b2233 #566074 #31487a #24345a #f6f8ff #d8dce6'),
    light('sand', 'Sand and gold', '#f8f3e8 #fffdf8 #2c2416 #6a5d46 #7d5a16 #5f4510 #fff9ec #e3d8c0'),
    dark('claret', 'Claret by night', '#1c1114 #271a1e #f4e9e6 #bfaaa8 #e7a3b2 #e7a3b2 #2a1118 #43303a'),
  ],
  modern: [
    dark('coral', 'Coral on black', '#111315 #1b1e21 #f2f0ec #b3b0aa #f0a58f #f0a58f #1a1210 #33373b'),
    dark('champagne', 'Champagne on black', '#131211 #1d1b19 #f5f1e8 #b8b0a2 #e0c48c #e0c48c #1c160a #38342e'),
    dark('ice', 'Ice on navy', '#0e1420 #172030 #eef3f8 #a8b3c2 #9cc9e8 #9cc9e8 #0c1a26 #2c394c'),
    dark('orchid', 'Orchid on plum', '#17111d #221a2a #f4eef7 #b8abc2 #d9a8e6 #d9a8e6 #221029 #3a2e44'),
    light('paper', 'Black on white', '#ffffff #f5f5f4 #141414 #595959 #b0224a #141414 #ffffff #dcdcda'),
    light('terracotta', 'Terracotta', '#fbf5f1 #ffffff #241813 #6b5850 #a2401f #8c3517 #fff8f3 #e8d8ce'),
  ],
  minimal: [
    light('linen', 'Linen', '#f6f4ef #fbfaf7 #1d1a17 #655f56 #8a3a22 #1d1a17 #f6f4ef #cbc4b6'),
    light('chalk', 'Chalk and blue', '#ffffff #f6f5f3 #1f2328 #5b6168 #3d5a80 #263c59 #ffffff #dfe1e4'),
    light('moss', 'Moss', '#f4f5f0 #fafaf7 #1c2019 #5b6255 #47602f #2b3a1d #f6f8f1 #cfd3c5'),
    light('clay', 'Clay', '#f7f2ee #fcf9f6 #241c18 #6a5d55 #96452a #4a2a1c #fbf5f0 #d8cbc1'),
    light('slate', 'Slate', '#f3f4f5 #fafbfb #1b1f23 #59626a #42586b #2a3945 #f5f8fa #cdd3d8'),
    dark('ink', 'Ink by night', '#161616 #1f1f1e #efece6 #b0aba2 #d9b48a #efece6 #161616 #3a3937'),
  ],
}

/** One of any layout that has these colours; undefined: colours of her own. */
export const paletteOf = (colors: unknown): Palette | undefined =>
  Object.values(PALETTES)
    .flat()
    .find((each) => sameJson(each.colors, colors as Colors))
