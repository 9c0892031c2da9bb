import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { colouredPhoto } from '../../scripts/test-support/coloured-photo.ts'
import { buildAll } from './build-all.ts'
import { loadBuiltPictures } from './built-pictures.ts'
import { type BuildPaths, buildPaths } from './paths.ts'
import { PhotosLater } from './photos-later.ts'
import { findMetadata } from './prove-no-metadata.ts'
import { shareCache } from './share-cache.ts'

// The first start of a checkout, here with one photo that nobody has encoded.

const ROOT = path.resolve(import.meta.dirname, '../..')
const SIZE = { width: 900, height: 700 }
let paths: BuildPaths
let photo: string

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'later-'))
  const real = buildPaths(ROOT)
  paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  await cp(path.join(ROOT, 'tenants/sophie'), path.join(paths.tenants, 'sophie'), { recursive: true })
  await shareCache(real.cache, paths.cache)
  // Settled first, so that one photo alone is new.
  await buildAll({ paths, tenants: [], force: false, onProgress: () => undefined })
  photo = path.join(paths.tenants, 'sophie/photos/paint-brushes.jpg')
})
afterAll(() => rm(path.dirname(paths.dist), { recursive: true, force: true }))

/** As after `npm ci`: nothing of hers was ever built whole. */
async function firstBuild() {
  await rm(paths.dist, { recursive: true, force: true })
  const told: string[] = []
  const later = new PhotosLater(({ slug, photo: id, encoded, total }) => told.push(`${slug} ${id} ${encoded}/${total}`))
  return { later, told, ...(await build(later)) }
}
const build = (later?: PhotosLater) => buildAll({ paths, tenants: [], force: false, later, onProgress: () => undefined })

const namedIn = async () => {
  const html = await readFile(path.join(paths.dist, 'sophie/site/gallery/index.html'), 'utf8')
  return [...new Set(html.match(/\/_a\/later-[\w-]+\.\w+/g) ?? [])]
}
const ask = (later: PhotosLater, file: string) => later.answer(new Request(`http://live${file}`))

it('names the files of a photo in the page, makes those that are asked for, and builds the site whole with the rest', async () => {
  await writeFile(photo, await colouredPhoto(SIZE))
  const { later, told, builds } = await firstBuild()
  expect(builds).toMatchObject([{ slug: 'sophie', built: true, photosLater: 1 }])
  const named = await namedIn()
  expect(named.length).toBeGreaterThan(3)
  // Her app keeps the pictures that it knows until all are there.
  expect(await loadBuiltPictures(paths, 'sophie')).toBeUndefined()
  for (const file of named) {
    const answer = await ask(later, file)
    const bytes = Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer())
    const { width, format } = await sharp(bytes).metadata()
    expect([answer?.status, `${width}.${format === 'heif' ? 'avif' : format}`]).toEqual([200, file.split('-').at(-1)])
    expect(await findMetadata(bytes)).toEqual([])
  }
  expect((await ask(later, '/_a/later-0123456789abcdef0123-640.avif'))?.status).toBe(404)
  expect(await ask(later, '/gallery')).toBeUndefined()

  // A save meanwhile names what is there by its bytes.
  expect((await build(later)).builds).toMatchObject([{ built: true }])
  await later.encodeAll()
  expect([later.isOver, later.slugs, told]).toEqual([true, ['sophie'], ['sophie brushes 1/1']])
  expect((await build()).builds).toMatchObject([{ slug: 'sophie' }])
  expect(await namedIn()).toEqual([])
  expect((await loadBuiltPictures(paths, 'sophie'))?.some(({ photoId }) => photoId === 'brushes')).toBe(true)
  expect((await readdir(path.join(paths.dist, 'sophie/site/_a'))).filter((file) => file.startsWith('later'))).toEqual([])
  // A page that was opened before still has its photo.
  expect((await ask(later, named[0] ?? ''))?.status).toBe(200)
  expect((await build()).builds).toMatchObject([{ built: false }])
})

it('encodes before it writes where a site was built whole before', async () => {
  await writeFile(photo, await colouredPhoto(SIZE))
  const later = new PhotosLater(() => undefined)
  expect((await build(later)).builds).toMatchObject([{ built: true }])
  expect([later.slugs, await namedIn()]).toEqual([[], []])
})

it('says of a photo that breaks off what to do, and is not stopped by it', async () => {
  const whole = await sharp({ create: { ...SIZE, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 40 } } })
    .jpeg()
    .toBuffer()
  await writeFile(photo, whole.subarray(0, whole.length / 2))
  const { later, builds, problems } = await firstBuild()
  expect([builds.length, problems]).toEqual([1, []])
  const [named = ''] = await namedIn()
  expect((await ask(later, named))?.status).toBe(404)
  await later.encodeAll()
  const after = await build()
  expect([after.builds, after.problems]).toMatchObject([
    [],
    [{ file: 'tenants/sophie/photos/paint-brushes.jpg', field: 'photo "brushes"' }],
  ])
})
