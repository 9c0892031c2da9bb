import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildAll } from '../../sites/builder/build-all.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { digestFolder } from '../bench/digest-folder.ts'
import { makeTenants } from './make-tenants.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

describe('many tenants', () => {
  it('build side by side, with the same bytes each time, and only the changed one again', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'many-'))
    const real = buildPaths(ROOT)
    const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
    for (const part of ['photos', 'fonts', 'engine-files.json'])
      await cp(path.join(real.cache, part), path.join(paths.cache, part), { recursive: true }).catch(() => undefined)
    const slugs = await makeTenants({ folder: paths.tenants, from: path.join(real.tenants, 'sophie'), count: 6, seed: 7 })
    const build = (force: boolean) => buildAll({ paths, tenants: [], force, onProgress: () => undefined })
    const built = async (force: boolean) => (await build(force)).builds.filter((each) => each.built).map(({ slug }) => slug)

    expect(await built(false)).toEqual(slugs)
    const first = await digestFolder(paths.dist)
    expect(await built(true)).toEqual(slugs)
    expect(await digestFolder(paths.dist)).toBe(first)
    expect(await built(false)).toEqual([])
    const content = path.join(paths.tenants, 'synthetic-0004/content.yaml')
    await writeFile(content, (await readFile(content, 'utf8')).replace(/^tagline: .*/m, 'tagline: Another one'))
    expect(await built(false)).toEqual(['synthetic-0004'])
    expect(await digestFolder(paths.dist)).not.toBe(first)
    await rm(folder, { recursive: true, force: true })
  })
})
