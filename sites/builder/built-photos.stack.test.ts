import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { formatProblem } from '../../tenants/load/problem.ts'
import { buildAll } from './build-all.ts'
import { sha256 } from './hash-files.ts'
import { type BuildPaths, buildPaths } from './paths.ts'
import { type PhotoRecord, partKey } from './photo-cache.ts'
import { planShownPhotos } from './plan-shown-photos.ts'
import { shareCache } from './share-cache.ts'

// The photos of the samples as they are published: elegant (claire), modern (sophie), and minimal without a gallery.

const ROOT = path.resolve(import.meta.dirname, '../..')
const PHOTO_FILE = /[0-9a-f]{16}(?:-\d+)?\.(?:avif|jpg)/g
let folder: string
let paths: BuildPaths

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'photos-'))
  const real = buildPaths(ROOT)
  paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  await shareCache(real.cache, paths.cache)
  for (const slug of ['claire', 'sophie']) await cp(path.join(real.tenants, slug), path.join(paths.tenants, slug), { recursive: true })
  await addMinimal(path.join(paths.tenants, 'claire'), path.join(paths.tenants, 'minimal'))
  const { problems } = await buildAll({ paths, tenants: [], force: false, onProgress: () => undefined })
  expect(problems.map(formatProblem)).toEqual([])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function addMinimal(claire: string, target: string): Promise<void> {
  await cp(claire, target, { recursive: true })
  await change(path.join(target, 'theme.yaml'), (text) => text.replace('layout: elegant', 'layout: minimal'))
  await change(path.join(target, 'tenant.yaml'), (text) => `${text}\nfeatures: { gallery: false }\n`)
}
const change = async (file: string, edit: (text: string) => string) => {
  const before = await readFile(file, 'utf8')
  const after = edit(before)
  expect(after, file).not.toBe(before)
  await writeFile(file, after)
}

describe.each(['claire', 'sophie', 'minimal'])('the photos of %s', (slug) => {
  it('are exactly those that its pages name', async () => {
    const site = path.join(paths.dist, slug, 'site')
    const published = (await readdir(path.join(site, '_a'))).filter((name) => /\.(?:avif|jpg)$/.test(name))
    const pages = (await readdir(site, { recursive: true })).filter((name) => name.endsWith('.html'))
    const named = (await Promise.all(pages.map((page) => readFile(path.join(site, page), 'utf8')))).flatMap(
      (html) => html.match(PHOTO_FILE) ?? [],
    )
    expect(published.length).toBeGreaterThan(8)
    expect(published.sort()).toEqual([...new Set(named)].sort())
  })
})

/** PSNR against the original at that size, over all three colours. Half a decibel below what the samples have. */
const WORST_DB_MIN = 26
const MEDIAN_DB_MIN = 33.5

describe.each(['claire', 'sophie'])('the quality of the photos of %s', (slug) => {
  it('keeps to its budget', async () => {
    const decibels = (await measureUncropped(slug)).toSorted((a, b) => a - b)
    expect(decibels.length).toBeGreaterThan(15)
    expect(decibels[0]).toBeGreaterThan(WORST_DB_MIN)
    expect(decibels[Math.floor(decibels.length / 2)]).toBeGreaterThan(MEDIAN_DB_MIN)
  })
})

/** Of every uncropped AVIF of at most 700 px: the wider ones come out of the same encoder. */
async function measureUncropped(slug: string): Promise<number[]> {
  const tenant = path.join(paths.tenants, slug)
  const config = await loadTenant(tenant)
  const shown = planShownPhotos(config, { ownSections: false })
  const decibels: number[] = []
  for (const photo of config.photos) {
    const original = await readFile(path.join(tenant, 'photos', photo.file))
    const { crops, opens } = shown.get(photo.id) ?? { crops: [], opens: [] }
    if (!crops.includes('full')) continue
    const folder = path.join(
      paths.cache,
      'photos',
      partKey(sha256(original), 'full', { ...photo, watermark: config.watermark, crops, opens }),
    )
    const { renditions } = JSON.parse(await readFile(path.join(folder, 'record.json'), 'utf8')) as PhotoRecord
    for (const { file, width, height } of renditions.filter(
      (each) => each.crop === 'full' && each.format === 'avif' && each.width <= 700,
    )) {
      const wanted = await pixels(sharp(original).autoOrient().resize(width, height, { kernel: 'lanczos3', fit: 'fill' }))
      decibels.push(psnr(wanted, await pixels(sharp(await readFile(path.join(folder, file))))))
    }
  }
  return decibels
}

const pixels = (image: Sharp): Promise<Buffer> => image.toColourspace('srgb').removeAlpha().raw().toBuffer()

/** https://en.wikipedia.org/wiki/Peak_signal-to-noise_ratio */
function psnr(a: Buffer, b: Buffer): number {
  expect(a.length).toBe(b.length)
  let squares = 0
  for (let index = 0; index < a.length; index++) squares += ((a[index] ?? 0) - (b[index] ?? 0)) ** 2
  return 10 * Math.log10((255 ** 2 * a.length) / squares)
}
