import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Target, unsupportedCss } from '../../scripts/check/unsupported-css.ts'
import type { Photo } from '../../tenants/contract/photos.ts'
import { enAU } from '../../tenants/contract/words/en-au.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { compileEngine, type Engine } from '../builder/compile-engine.ts'
import { makeSite } from '../builder/make-site.ts'
import { buildPaths } from '../builder/paths.ts'
import type { SiteCrop, SitePhoto } from '../context.ts'
import { planPages } from '../plan-pages.ts'

const paths = buildPaths(path.resolve(import.meta.dirname, '../..'))

/** As sites/styles/targets.ts. */
const TARGETS: Target[] = [
  ['safari', '15.4'],
  ['safari_ios', '15.4'],
  ['chrome', '100'],
  ['firefox', '102'],
]

/** What a browser may lack: the page is right without it. */
const OPTIONAL: Readonly<Record<string, string>> = {
  'text-wrap': 'lines are broken as they always were',
  '@view-transition': 'pages change without a cross-fade',
  '@media (scripting)': 'room is kept for a calendar, and a sentence about the script shown, where nothing is known of scripts',
  'backdrop-filter': 'the page behind the gate is veiled, not blurred',
  '@media (forced-colors)': 'Safari has no forced colours',
  'overscroll-behavior': 'the page behind scrolls on at the end of what lies over it',
  '-webkit-text-size-adjust': 'for iPhones; no other browser enlarges text by itself',
  'align-content: start': 'the data speak of flex boxes; grids know it',
  'animation-timeline': 'the bar of a phone stays where the button that ends the page is in view; what enters is simply there',
  'timeline-scope': 'as above',
  'view-timeline': 'as above',
  cursor: 'a finger has none',
  resize: 'a field keeps its height',
  'forced-color-adjust': 'the colours of the system are kept without it; the words may have a ground of their own',
  ':details-content': 'a print has the questions and not the answers',
  'content-visibility': 'as above',
  'break-after: avoid': 'a heading may be the last line of a printed page',
}

let engine: Engine
beforeAll(async () => {
  engine = await compileEngine(paths)
})

/** A photo in every crop, none of which was ever made. */
const CROP: SiteCrop = {
  width: 4,
  height: 5,
  avif: [{ url: '/a.avif', width: 4 }],
  jpeg: [{ url: '/a.jpg', width: 4 }],
  inlined: undefined,
}
const unmade = ({ id, alt, caption }: Photo): SitePhoto => ({
  ...{ id, alt, caption, placeholder: 'none' },
  crops: { full: CROP, tall: CROP, thumb: CROP, wide: CROP },
})

/** The style sheets of all pages in a layout, as they are sent. */
async function builtCss(layout: 'elegant' | 'modern' | 'minimal', css = ''): Promise<string> {
  const config = { ...(await loadTenant(path.join(paths.tenants, 'claire'))), css }
  config.theme = { ...config.theme, layout }
  config.tenant = { ...config.tenant, discretion: { ...config.tenant.discretion, ageGate: 'ask' } }
  const photos = {
    photos: config.photos.map(unmade),
    files: new Map(),
    pictures: [],
    use: {},
    renditions: 0,
    cacheHits: 0,
    bytes: 0,
    sketched: 0,
  }
  const { site } = await makeSite(config, { photos, cache: paths.cache, now: new Date('2026-11-26T00:00:00Z') })
  const sheets = await Promise.all(
    planPages(site).map(async (page) => {
      const html = await engine.renderPage(page.path, { site, page, choices: {}, words: enAU })
      return /<style[^>]*>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? ''
    }),
  )
  return sheets.join('\n')
}

describe('the style sheet', () => {
  it.each(['elegant', 'modern', 'minimal'] as const)(
    'of the %s layout says nothing that a browser of 2022 does not know',
    async (layout) => {
      const css = await builtCss(layout)
      expect(css.length).toBeGreaterThan(5000)
      const unknown = unsupportedCss(css, TARGETS).filter((line) => !Object.keys(OPTIONAL).some((name) => line.startsWith(`${name}:`)))
      expect(unknown).toEqual([])
    },
  )

  it('veils the page behind the gate in Safari before 18, which knows the filter by its prefix', async () => {
    expect(await builtCss('elegant')).toMatch(/-webkit-backdrop-filter:\s*blur/)
  })

  it('leaves nothing behind the gate to the keyboard where a browser does not know `inert`', async () => {
    expect(await builtCss('elegant')).toMatch(
      /@supports not \(color:\s*color-mix\([^{]*\)\)\s*\{\s*\.site\[data-gated\]\s*\{\s*visibility:\s*hidden/,
    )
  })

  it('of a companion’s own is put into the same words', async () => {
    const css = await builtCss(
      'minimal',
      '@media (width >= 40rem) { .hero { & .words { inset: 0; color: color-mix(in srgb, #fff 50%, #000) } } }',
    )
    expect(css).toContain('@media (min-width:40rem)')
    expect(css).toContain('.hero .words')
    expect(css.slice(css.lastIndexOf('.hero .words'))).not.toContain('color-mix')
  })
})
