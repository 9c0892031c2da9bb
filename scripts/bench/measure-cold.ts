import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import sharp from 'sharp'
import { buildAll } from '../../sites/builder/build-all.ts'
import { encodeAs } from '../../sites/builder/encode-renditions.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { planRenditions } from '../../sites/builder/plan-renditions.ts'
import { planShownPhotos, type ShownPhoto } from '../../sites/builder/plan-shown-photos.ts'
import type { Photo } from '../../tenants/contract/photos.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** Seconds for one tenant whose photos have never been encoded: our whole build, and sharp making the same renditions and nothing else. */
export async function measureCold(slug: string): Promise<{ photos: number; renditions: number; ours: number; floor: number }> {
  const real = buildPaths(root)
  const config = await loadTenant(path.join(real.tenants, slug))
  const { photos } = config
  const shown = planShownPhotos(config, { ownSections: false })
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-cold-'))
  try {
    const originals = new Map<string, Buffer>()
    for (const { file } of photos) originals.set(file, await readFile(path.join(real.tenants, slug, 'photos', file)))
    const startedFloor = performance.now()
    const renditions = await encodeOnly(photos, { originals, shown })
    const floor = (performance.now() - startedFloor) / 1000
    const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
    await cp(path.join(real.tenants, slug), path.join(paths.tenants, slug), { recursive: true })
    for (const part of (await readdir(real.cache)).filter((name) => name !== 'photos'))
      await cp(path.join(real.cache, part), path.join(paths.cache, part), { recursive: true })
    const startedOurs = performance.now()
    const { problems } = await buildAll({ paths, tenants: [], force: false, onProgress: () => undefined })
    const ours = (performance.now() - startedOurs) / 1000
    if (problems.length > 0) throw new Error(`${slug} has problems.`)
    return { photos: photos.length, renditions, ours, floor }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** As many photos at a time as there are cores; each decoded once. */
async function encodeOnly(
  photos: readonly Photo[],
  { originals, shown }: { originals: ReadonlyMap<string, Buffer>; shown: ReadonlyMap<string, ShownPhoto> },
): Promise<number> {
  const queue = [...photos]
  let renditions = 0
  const work = async () => {
    for (let photo = queue.shift(); photo; photo = queue.shift())
      renditions += await encodePhoto(
        { crops: shown.get(photo.id)?.crops ?? [], focus: photo.focus },
        originals.get(photo.file) ?? Buffer.alloc(0),
      )
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return renditions
}

async function encodePhoto(photo: Pick<ShownPhoto, 'crops'> & Pick<Photo, 'focus'>, original: Buffer): Promise<number> {
  const { data, info } = await sharp(original).autoOrient().toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let renditions = 0
  for (const { box, sizes } of planRenditions(info, photo)) {
    for (const { formats, ...size } of sizes) {
      const resized = await sharp(data, { raw: info }).extract(box).resize(size.width, size.height, { fit: 'fill' }).raw().toBuffer()
      for (const format of formats) await encodeAs(format, sharp(resized, { raw: { ...size, channels: info.channels } }))
      renditions += formats.length
    }
  }
  return renditions
}
