import { languageOf } from './words/languages.ts'

// The picture that goes with a shared link is drawn with the fonts that a site brings: her name, her city and the line under her name. Pure.

/** What those fonts have together, as `from-to` in hexadecimal; a test holds it to the fonts (sites/builder/load-faces.test.ts). */
const DRAWN =
  '20-7e a0-17f 18f 192 197 1a0-1a1 1af-1b0 1c4-1dc 1e2-1e3 1e6-1eb 1f8-21b 22a-22d 230-233 237 244 251 259 261 268 289 2b9-2bc 2be-2bf 2c6-2c8 2ca-2cc 2da 2dc-2dd 300-301 303-304 308-309 323 400-45f 462-463 46a-46b 472-475 48a-4a5 4a8-4ff 510-513 51a-51d 524-529 52e-52f 1db0 1e08-1e09 1e0c-1e0f 1e14-1e17 1e1c-1e1d 1e20-1e21 1e24-1e25 1e2a-1e2b 1e2e-1e31 1e36-1e3b 1e3e-1e53 1e5a-1e65 1e6c-1e6f 1e78-1e7b 1e80-1e89 1e8e-1e8f 1e92-1e93 1e97 1e9e 1ea0-1ef9 2002 2009 200b 2013-2014 2018-201a 201c-201e 2020 2022 2026 2032-2033 2039-203a 2044 20a1 20a3-20a4 20a6-20a7 20a9-20ae 20b1-20b2 20b4-20b5 20b8-20ba 20bc-20bd 2113 2116 2122 2191 2193 2212 2215 a729 a78b-a78c feff'
const ranges = DRAWN.split(' ').map((range) => {
  const [from = 0, to = from] = range.split('-').map((each) => Number.parseInt(each, 16))
  return { from, to }
})

export const isDrawn = (letter: string): boolean => {
  const point = letter.codePointAt(0) ?? 0
  return ranges.some(({ from, to }) => point >= from && point <= to)
}

export interface Undrawn {
  file: 'tenant.yaml' | 'content.yaml'
  path: 'name' | 'city' | 'tagline'
  text: string
  letter: string
}

/** The first letter of each of them that no font has. None in Chinese, which no font of ours has: what can't be drawn is left out there. */
export function findUndrawn({ locale, ...texts }: { locale: string; name: string; city: string; tagline: string }): Undrawn[] {
  if (languageOf(locale) === 'zh-Hans') return []
  return (['name', 'city', 'tagline'] as const).flatMap((path): Undrawn[] => {
    const text = texts[path]
    const letter = [...text.normalize('NFC')].find((each) => !isDrawn(each))
    return letter === undefined ? [] : [{ file: path === 'tagline' ? 'content.yaml' : 'tenant.yaml', path, text, letter }]
  })
}

/** For her. */
export const undrawnWords = (letter: string): string =>
  `“${letter}” can’t be drawn on the picture that goes with a shared link. Please write this without it.`
