import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { type BuildResult, buildAll } from './build-all.ts'
import { loadBuiltPictures } from './built-pictures.ts'
import { sha256 } from './hash-files.ts'
import { type BuildPaths, buildPaths } from './paths.ts'
import { findMetadata } from './prove-no-metadata.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
let paths: BuildPaths

/** Sophie in a folder of her own, with one small photo that carries GPS in place of the hero. The engine is the real one. */
beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'build-'))
  const real = buildPaths(ROOT)
  paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist') }
  await cp(path.join(ROOT, 'tenants/sophie'), path.join(paths.tenants, 'sophie'), { recursive: true })
  const original = path.join(paths.tenants, 'sophie/photos/grayscale-bg-masthead.jpg')
  const tagged = await sharp(await readFile(original))
    .resize(640)
    .withExif({ IFD0: { Make: 'PhoneMaker' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '37/1 48/1 50/1' } })
    .jpeg()
    .toBuffer()
  await writeFile(original, tagged)
  // Its own memory of files and builds; the photos' cache is shared, as between tenants.
  paths = { ...paths, cache: path.join(folder, 'cache') }
  await cp(path.join(real.cache, 'photos'), path.join(paths.cache, 'photos'), { recursive: true }).catch(() => undefined)
  await cp(path.join(real.cache, 'engine-files.json'), path.join(paths.cache, 'engine-files.json')).catch(() => undefined)
})

const build = (force = false): Promise<BuildResult> => buildAll({ paths, tenants: ['sophie'], force, onProgress: () => undefined })

describe('buildTenant', () => {
  it('writes pages, renditions and a manifest, and nothing else', async () => {
    const { builds, problems } = await build()
    expect(problems).toEqual([])
    expect(builds[0]).toMatchObject({ slug: 'sophie', built: true, pages: 13, htmlFiles: 26, photos: 9 })
    expect((await readdir(path.join(paths.dist, 'sophie'))).sort()).toEqual(['manifest.json', 'pictures', 'site'])
    const kinds = new Set((await filesOf('sophie')).map((file) => path.extname(file) || path.basename(file)))
    expect([...kinds].sort()).toEqual([
      '.avif',
      '.html',
      '.ico',
      '.jpg',
      '.js',
      '.json',
      '.png',
      '.txt',
      '.webmanifest',
      '.webp',
      '.woff2',
      '.xml',
      '_headers',
    ])
  })

  it('says of a thumbnail how large its photo is', async () => {
    const pictures = ((await loadBuiltPictures(paths, 'sophie')) ?? []).filter((picture) => picture.photoWidth !== undefined)
    for (const { photoId, photoWidth = 0, photoHeight = 0, width, height } of pictures) {
      expect([photoId, photoWidth > width && photoHeight >= height, photoWidth <= 1920]).toEqual([photoId, true, true])
    }
    expect(pictures.length).toBeGreaterThan(8)
  })

  it('leaves no metadata and no original’s name in dist', async () => {
    const originals = await readdir(path.join(paths.tenants, 'sophie/photos'))
    for (const file of await filesOf('sophie')) {
      const bytes = await readFile(file)
      for (const name of ['PhoneMaker', ...originals]) expect(bytes.includes(name), `${name} in ${file}`).toBe(false)
      if (/\.(avif|webp|jpg|png)$/.test(file)) expect(await findMetadata(bytes), file).toEqual([])
    }
  })

  it('does nothing when nothing has changed', async () => {
    const before = await stat(path.join(paths.dist, 'sophie/manifest.json'))
    const { builds } = await build()
    expect(builds[0]?.built).toBe(false)
    expect((await stat(path.join(paths.dist, 'sophie/manifest.json'))).ino).toBe(before.ino)
  })

  it('makes the same bytes from the same input', async () => {
    const first = await digest()
    await build(true)
    expect(await digest()).toBe(first)
  })

  it('takes a changed text into dist and encodes nothing again', async () => {
    const file = path.join(paths.tenants, 'sophie/content.yaml')
    await writeFile(file, (await readFile(file, 'utf8')).replace(/^tagline: .*/m, 'tagline: A new line'))
    const { builds } = await build()
    expect(builds[0]).toMatchObject({ built: true })
    expect(builds[0]?.cacheHits).toBe(builds[0]?.renditions)
    expect(await readFile(path.join(paths.dist, 'sophie/site/index.html'), 'utf8')).toContain('A new line')
  })

  it('tells with diff what has changed against the last build', async () => {
    const photos = path.join(paths.tenants, 'sophie/photos.yaml')
    await writeFile(photos, (await readFile(photos, 'utf8')).replace(/alt: A.*/, 'alt: Told in other words'))
    const { builds } = await buildAll({ paths, tenants: ['sophie'], force: false, diff: true, onProgress: () => undefined })
    const changed = ['/gallery/index.html', '/index.html']
    expect(builds[0]?.changes).toEqual([...changed.map((file) => `~ /_v/gate.open${file}`), ...changed.map((file) => `~ ${file}`)])
  })

  it('keeps the last good site when the folder is broken, and says what is wrong', async () => {
    await writeFile(path.join(paths.tenants, 'sophie/photos/paint-brushes.jpg'), '\xff\xd8\xff\xe0, and then no photo', 'latin1')
    const before = await digest()
    const { builds, problems } = await build()
    expect(builds).toEqual([])
    expect(problems).toMatchObject([{ file: 'tenants/sophie/photos/paint-brushes.jpg', field: 'photo "brushes"' }])
    expect(await digest()).toBe(before)
  })

  it('tells of a tenant that does not exist', async () => {
    const { problems } = await buildAll({ paths, tenants: ['nobody'], force: false, onProgress: () => undefined })
    expect(problems).toMatchObject([{ file: 'tenants/nobody', expected: 'one of sophie' }])
    await rm(path.dirname(paths.dist), { recursive: true, force: true })
  })
})

async function filesOf(slug: string): Promise<string[]> {
  const entries = await readdir(path.join(paths.dist, slug), { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

async function digest(): Promise<string> {
  const files = await filesOf('sophie')
  return sha256(
    JSON.stringify(await Promise.all(files.map(async (file) => [path.relative(paths.dist, file), sha256(await readFile(file))]))),
  )
}
