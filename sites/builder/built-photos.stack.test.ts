import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatTable } from '../../scripts/print/format-table.ts'
import { dssim, type Pixels, psnr } from '../../scripts/test-support/compare-pixels.ts'
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

/** Against the original at that size: half a decibel below, and a twentieth above what the samples have. */
const BUDGET = { worstDb: 31.2, medianDb: 37.2, worstDssim: 0.058, medianDssim: 0.017 }

interface Measured {
  name: string
  bytes: number
  db: number
  dssim: number
}

describe.each(['claire', 'sophie'])('the quality of the photos of %s', (slug) => {
  it('keeps to its budget', async () => {
    const measured = await measureUncropped(slug)
    const [byDb, byDssim] = [measured.toSorted((a, b) => a.db - b.db), measured.toSorted((a, b) => b.dssim - a.dssim)]
    const middle = Math.floor(measured.length / 2)
    console.log(tableOf(slug, { worst: [byDb[0], byDssim[0]], median: [byDb[middle], byDssim[middle]], measured }))
    expect(measured.length).toBeGreaterThan(15)
    expect(byDb[0]?.db).toBeGreaterThan(BUDGET.worstDb)
    expect(byDb[middle]?.db).toBeGreaterThan(BUDGET.medianDb)
    expect(byDssim[0]?.dssim, byDssim[0]?.name).toBeLessThan(BUDGET.worstDssim)
    expect(byDssim[middle]?.dssim).toBeLessThan(BUDGET.medianDssim)
  })
})

type Pair = [byDb: Measured | undefined, byDssim: Measured | undefined]

function tableOf(slug: string, { worst, median, measured }: { worst: Pair; median: Pair; measured: readonly Measured[] }): string {
  const row = (what: string, [byDb, byDssim]: Pair) => ({
    [slug]: what,
    'PSNR dB': byDb?.db.toFixed(2) ?? '',
    DSSIM: byDssim?.dssim.toFixed(4) ?? '',
    'of bytes': String(byDssim?.bytes ?? ''),
    photo: byDssim?.name ?? '',
  })
  const kilobytes = Math.round(measured.reduce((sum, { bytes }) => sum + bytes, 0) / 1024)
  return `${formatTable([row('worst', worst), row('median', median)])}\n${measured.length} renditions, ${kilobytes} KB`
}

/** Of every uncropped AVIF of at most 700 px: the wider ones come out of the same encoder. */
async function measureUncropped(slug: string): Promise<Measured[]> {
  const tenant = path.join(paths.tenants, slug)
  const config = await loadTenant(tenant)
  const shown = planShownPhotos(config, { ownSections: false })
  const measured: Measured[] = []
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
      const bytes = await readFile(path.join(folder, file))
      const made = await pixels(sharp(bytes))
      measured.push({ name: `${photo.id} ${width}`, bytes: bytes.length, db: psnr(wanted, made), dssim: dssim(wanted, made) })
    }
  }
  return measured
}

async function pixels(image: Sharp): Promise<Pixels> {
  const { data, info } = await image.toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}
