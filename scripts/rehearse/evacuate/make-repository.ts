import { cpSync } from 'node:fs'
import { cp, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { buildAll } from '../../../sites/builder/build-all.ts'
import { type BuildPaths, buildPaths } from '../../../sites/builder/paths.ts'
import { shareCache } from '../../../sites/builder/share-cache.ts'
import { ROOT } from '../../command-line/root.ts'
import { makeTenants } from '../../synthetic/make-tenants.ts'
import { copyFresh } from '../../test-support/copy-fresh.ts'

export interface Repository {
  paths: BuildPaths
  slugs: string[]
}

const SAMPLE = 'sophie'
/** Folders of tenants/ that are code, or no tenant's. */
const KEPT = ['_template', 'contract', 'edit', 'load', 'markdown']

/** A checkout with invented tenants alone, all of them built: what CI has after a deploy. */
export async function makeRepository(count: number): Promise<Repository> {
  const root = await copyFresh(ROOT)
  const real = buildPaths(ROOT)
  const paths = buildPaths(root)
  for (const entry of await readdir(paths.tenants, { withFileTypes: true }))
    if (entry.isDirectory() && !KEPT.includes(entry.name)) await rm(path.join(paths.tenants, entry.name), { recursive: true })
  const slugs = await makeTenants({ folder: paths.tenants, from: path.join(real.tenants, SAMPLE), count, seed: 11 })
  await shareCache(real.cache, paths.cache)
  await cp(real.engine, paths.engine, { recursive: true, verbatimSymlinks: true }).catch(() => undefined)
  await build(paths)
  return { paths, slugs }
}

/** A clone on another machine, beside it the folders that are built: nothing is encoded or rendered there again. */
export async function cloneTo({ paths }: Repository): Promise<BuildPaths> {
  const clone = buildPaths(await copyFresh(paths.root))
  for (const part of ['dist', 'cache', 'engine'] as const) cpSync(paths[part], clone[part], { recursive: true, verbatimSymlinks: true })
  return clone
}

async function build(paths: BuildPaths): Promise<void> {
  const { problems } = await buildAll({ paths, tenants: [], force: false, onProgress: () => undefined })
  if (problems.length > 0) throw new Error(`The invented tenants do not build: ${JSON.stringify(problems[0])}`)
}
