import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { capital } from '../../edge/platform/reports/number-words.ts'
import { type BuildPaths, buildPaths } from '../../sites/builder/paths.ts'
import { shareCache } from '../../sites/builder/share-cache.ts'
import { createTenant, DEFAULT_ANSWERS } from '../new/create-tenant.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Who is shown in her app: with a month behind her, on her first day, with her site hidden, setting hers up, waiting for approval. */
export const PEOPLE = { busy: 'claire', fresh: 'margot', hidden: 'sophie', begun: 'ruby', ready: 'emma' } as const

/** Folders of theirs, thrown away with all that is built of them. */
export async function makeAppTenants(): Promise<{ paths: BuildPaths; drop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'app-'))
  const real = buildPaths(ROOT)
  const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  await mkdir(paths.tenants, { recursive: true })
  for (const slug of ['_template', PEOPLE.busy, PEOPLE.fresh, PEOPLE.hidden])
    await cp(path.join(real.tenants, slug), path.join(paths.tenants, slug), { recursive: true })
  for (const slug of [PEOPLE.begun, PEOPLE.ready])
    await createTenant(paths.tenants, slug, { ...DEFAULT_ANSWERS, name: capital(slug), email: `${slug}@example.com`, isInvited: true })
  await shareCache(real.cache, paths.cache)
  return { paths, drop: () => rm(folder, { recursive: true, force: true }) }
}
