import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { formatProblem } from '../../tenants/load/problem.ts'
import { buildAll } from './build-all.ts'
import { type BuildPaths, buildPaths } from './paths.ts'

// Sophie with a test of every kind, all running at once.

const test = (id: string, fields: string, variants: string) => `  - id: ${id}
    hypothesis: It does better.
    status: running
    start: 2026-11-16
    ${fields.replaceAll('; ', '\n    ')}
    variants: [{ id: control, weight: 50 }, { id: other, weight: 50, ${variants} }]
`
const TESTS = `experiments:
${test('words', 'kind: text; page: home; slot: tagline', 'text: "Other words entirely"')}${test('order', 'kind: layout; page: home; slot: sections', 'sections: [Hero, Closing, Intro]')}${test('ask', 'kind: cta; page: all; slot: button', 'label: "Write to me"')}${test('prices', 'kind: pricing; page: rates; slot: prices', 'display: from')}${test('face', 'kind: photo; page: about; slot: portrait', 'photo: brushes')}`

const ROOT = path.resolve(import.meta.dirname, '../..')
let paths: BuildPaths
let folder: string
const file = (where: string) => readFile(path.join(paths.dist, 'sophie/site', where), 'utf8')
const build = () => buildAll({ paths, tenants: ['sophie'], force: false, onProgress: () => undefined })

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'kinds-'))
  const real = buildPaths(ROOT)
  paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  for (const part of ['photos', 'fonts', 'engine-files.json'])
    await cp(path.join(real.cache, part), path.join(paths.cache, part), { recursive: true }).catch(() => undefined)
  await cp(path.join(real.tenants, 'sophie'), path.join(paths.tenants, 'sophie'), { recursive: true })
  const photos = path.join(paths.tenants, 'sophie/photos.yaml')
  const slots = (await readFile(photos, 'utf8')).replace(/(id: brushes[\s\S]*?slots: \[)[^\]]*/, '$1about, gallery')
  await writeFile(photos, slots)
  await writeFile(path.join(paths.tenants, 'sophie/experiments.yaml'), TESTS)
  const { problems } = await build()
  expect(problems.map(formatProblem)).toEqual([])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a test of each kind', () => {
  it('multiplies the files of its own pages only', async () => {
    const manifest = JSON.parse(await readFile(path.join(paths.dist, 'sophie/manifest.json'), 'utf8')) as Manifest
    const counts = Object.fromEntries(manifest.pages.map((page) => [page.path, Object.keys(page.files).length]))
    // Each of these again without the age gate.
    expect(counts).toMatchObject({ '/': 16, '/rates': 8, '/about': 8, '/gallery': 4, '/booking': 2, '/privacy': 2 })
  })

  it.each([
    ['words.other/index.html', 'Other words entirely', 'index.html'],
    ['ask.other/gallery/index.html', 'Write to me', 'gallery/index.html'],
    ['prices.other/rates/index.html', 'data-prices="from"', 'rates/index.html'],
  ])('%s says “%s”, and the plain page does not', async (variant, text, plain) => {
    expect(await file(`_v/${variant}`)).toContain(text)
    expect(await file(plain)).not.toContain(text)
  })

  it('puts sections in another order and leaves some out', async () => {
    const html = await file('_v/order.other/index.html')
    expect(html.indexOf('class="closing"')).toBeGreaterThan(0)
    expect(html.indexOf('class="closing"')).toBeLessThan(html.indexOf('class="intro"'))
    expect(html).not.toContain('class="strip')
  })

  it('changes the portrait, and combines with the others', async () => {
    const html = await file('_v/ask.other~face.other/about/index.html')
    expect(html).toContain('p-brushes')
    expect(html).toContain('Write to me')
  })

  it.each([
    ['slot: tagline', 'slot: footer', /slot[\s\S]*"footer"[\s\S]*one of "tagline", "intro"/],
    ['text: "Other words entirely"', 'photo: mist', /unknown field "photo"|the text that this variant shows/],
    ['[Hero, Closing, Intro]', '[Intro, Hero]', /sections that begin with Hero/],
    ['display: from', 'display: auction', /one of "table", "cards", "from"/],
    ['status: running', 'status: completed', /a "winner" beside "completed"/],
    ['kind: text', 'kind: sound', /kind[\s\S]*one of "photo", "text", "cta", "layout", "pricing"/],
  ])('is refused with %s as %s', async (right, wrong, says) => {
    await writeFile(path.join(paths.tenants, 'sophie/experiments.yaml'), TESTS.replace(right, wrong))
    const { problems } = await build()
    expect(problems.map(formatProblem).join('\n')).toMatch(says)
  })
})
