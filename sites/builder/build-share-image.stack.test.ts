import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { TenantConfig } from '../../tenants/load/load-tenant.ts'
import { SHARE_IMAGE } from '../seo/share-image.ts'
import { buildIcons } from './build-icons.ts'
import { buildShareImage, drawCard } from './build-share-image.ts'
import { drawText } from './draw-text.ts'
import { FONTS, type FontId } from './fonts.ts'

const FONT_IDS = Object.keys(FONTS) as FontId[]
const COLORS = { background: '#ffffff', surface: '#ffffff', text: '#000000', muted: '#000000', accent: '#000000' } as Parameters<
  typeof drawCard
>[0]['colors']
const mei = (locale: string) =>
  ({
    slug: 'mei',
    tenant: { locale, domains: ['mei.example'], discretion: {} },
    theme: { colors: { ...COLORS, button: '#222222', buttonText: '#ffffff' }, fonts: { heading: 'jost', body: 'jost' } },
  }) as unknown as TenantConfig
const FIRST = [
  'Alexa',
  'Jessica',
  'Juliette',
  'Matilda',
  'Claire',
  'Zoë',
  'Renée',
  'Anaïs',
  'Şebnem',
  'Łucja',
  'Željka',
  'Ağça',
  'Māra',
  'Nguyễn',
  'Анна',
  'Ксения',
  'Siân',
  'Wilhelmina',
  'Iris',
  'Bo',
  'Evangeline',
  'Fjóla',
  'Ødegård',
  'Jiřina',
  'O’Hara',
  'Mary-Jane',
  'W',
]
const LAST = ['', ' Rose', ' Mackenzie-Wentworth']
const LONG_TAGLINE = 'Unhurried evenings by the harbour, for people who would rather talk than be seen anywhere'
const NAMES = FIRST.flatMap((first) => LAST.map((last) => first + last))

/** All coordinates of an SVG's paths, as [x, y]. */
const pointsOf = (svg: string): [number, number][] =>
  [...svg.matchAll(/ d="([^"]*)"/g)].flatMap(([, path = '']) =>
    (path.match(/[MLQC][^MLQCZ]*/g) ?? []).flatMap((command) => {
      const values = command.slice(1).split(' ').map(Number)
      return values.flatMap((value, index) => (index % 2 === 0 ? [[value, values[index + 1] ?? Number.NaN] as [number, number]] : []))
    }),
  )

describe('the share image', () => {
  it.each(FONT_IDS)('draws every name whole and inside its frame, in %s', async (font) => {
    for (const [index, name] of NAMES.entries()) {
      const svg = await drawCard({
        name,
        tagline: index % 9 === 0 ? LONG_TAGLINE : 'Unhurried',
        city: index % 9 === 0 ? 'St. Petersburg and Łódź' : 'Perth',
        colors: COLORS,
        font,
      })
      expect(svg, name).not.toMatch(/NaN|undefined|Infinity/)
      const points = pointsOf(svg)
      expect(points.length, name).toBeGreaterThan(50)
      const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
      expect(Math.min(...xs), name).toBeGreaterThan(36)
      expect(Math.max(...xs), name).toBeLessThan(SHARE_IMAGE.width - 36)
      expect(Math.min(...ys), name).toBeGreaterThan(36)
      expect(Math.max(...ys), name).toBeLessThan(SHARE_IMAGE.height - 36)
    }
  })

  it.each([
    ['Alexa', 'fraunces', 150],
    ['Jessica', 'jost', 150],
    ['Juliette', 'cormorant-garamond', 150],
    ['Matilda', 'figtree', 150],
    ['Unhurried evenings by the harbour', 'cormorant-garamond', 48],
    ['A line of your own', 'fraunces', 48],
  ] as const)('draws %s in %s to the last letter', async (text, font, size) => {
    const svg = await drawText(text, { font, size, x: 90, y: 320, fill: '#000' })
    expect(svg).not.toContain('NaN')
    // What the renderer has drawn reaches as far as the letters do.
    const { info, data } = await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="400">${svg}</svg>`))
      .extractChannel('alpha')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const inked = data.reduce((most, alpha, index) => (alpha > 0 ? Math.max(most, index % info.width) : most), 0)
    expect(Math.abs(inked - Math.max(...pointsOf(svg).map(([x]) => x)))).toBeLessThan(3)
  })

  it('has her address where her name is Chinese, and no line that cannot be drawn', async () => {
    const cache = await mkdtemp(path.join(tmpdir(), 'share-'))
    const [chinese, address] = await Promise.all([
      buildShareImage({ name: '美', tagline: '从容的夜晚', city: 'Perth' }, mei('zh-Hans'), cache),
      buildShareImage({ name: 'mei.example', tagline: '', city: 'Perth' }, mei('en-AU'), cache),
    ])
    expect(chinese.file).toBe(address.file)
    // The city of a leg, on a site in English.
    expect((await buildShareImage({ name: '悉尼', tagline: '', city: 'Perth' }, mei('en-AU'), cache)).file).toBe(address.file)
    const icons = await buildIcons({ ...mei('zh-Hans'), tenant: { ...mei('zh-Hans').tenant, name: '美' } })
    expect([...icons.values()].every(({ length }) => length > 60)).toBe(true)
    await rm(cache, { recursive: true })
  })
})
