import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { type BuildPaths, buildPaths } from '../../sites/builder/paths.ts'
import { shareCache } from '../../sites/builder/share-cache.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Folders of tenants in a git checkout of their own below the temporary folder, with this checkout's engine and photos: for tests, benches and chaos. */
export async function makePublishable(
  fill: (tenants: string) => Promise<void>,
): Promise<{ paths: BuildPaths; git: (...args: string[]) => Promise<string>; drop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'publishable-'))
  const real = buildPaths(ROOT)
  const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  await mkdir(paths.tenants, { recursive: true })
  await shareCache(real.cache, paths.cache)
  await fill(paths.tenants)
  const git = async (...args: string[]) =>
    (await promisify(execFile)('git', args, { cwd: folder, env: AS_DEVELOPER, maxBuffer: 1e8 })).stdout.trim()
  await git('init', '-q', '-b', 'main')
  await git('add', 'tenants')
  await git('commit', '-q', '-m', 'Begin')
  return { paths, git, drop: () => rm(folder, { recursive: true, force: true }) }
}

const PERSON = { NAME: 'Dev', EMAIL: 'dev@example.com' }
const AS_DEVELOPER = {
  PATH: process.env.PATH ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  ...Object.fromEntries(
    Object.entries(PERSON).flatMap(([name, value]) => [
      [`GIT_AUTHOR_${name}`, value],
      [`GIT_COMMITTER_${name}`, value],
    ]),
  ),
}
