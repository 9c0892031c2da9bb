import { checkHosts } from '../../tenants/load/check-hosts.ts'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { loadHostOwners } from '../../tenants/load/load-host-owners.ts'
import { formatProblem, type Problem, TenantProblems } from '../../tenants/load/problem.ts'
import { buildPlatform } from './build-platform.ts'
import { buildTenant, type TenantBuild, type TenantBuildOptions } from './build-tenant.ts'
import { compileEngine } from './compile-engine.ts'
import { lastBuild } from './last-build.ts'
import { type BuildPaths, PLATFORM } from './paths.ts'
import { pruneRemoved } from './prune-removed.ts'

export interface BuildResult {
  builds: TenantBuild[]
  problems: Problem[]
  /** Slugs whose folder is gone and whose site was taken out of dist/. */
  removed: string[]
  engine: { compiled: boolean; seconds: number }
}

export interface BuildOptions extends Pick<TenantBuildOptions, 'force' | 'diff' | 'later' | 'onProgress'> {
  paths: BuildPaths
  /** Slugs; empty: all. */
  tenants: string[]
  now?: Date
}

/** Tenants rendered side by side: enough to keep the disk busy while another one computes. */
const TENANTS_AT_ONCE = 4

/** Builds tenants and the apex, and takes away what was built of removed ones. A tenant that is not right does not stop the others. */
export async function buildAll({
  paths,
  tenants,
  force,
  diff = false,
  later,
  onProgress,
  now = new Date(),
}: BuildOptions): Promise<BuildResult> {
  const all = await listTenants(paths.tenants)
  const removed = await pruneRemoved(paths, all)
  const start = performance.now()
  const engine = await compileEngine(paths)
  const seconds = Math.round(performance.now() - start) / 1000
  // Nothing of a tenant's is in it.
  if (tenants.length === 0 || engine.compiled || (await lastBuild(paths, PLATFORM)) === undefined) await buildPlatform(paths, engine)
  const builds: TenantBuild[] = []
  const problems: Problem[] = tenants.filter((slug) => !all.includes(slug)).map((slug) => unknownTenant(slug, all))
  const doubled = checkHosts(await loadHostOwners(paths.tenants, all))
  const queue = tenants.length === 0 ? [...all] : all.filter((slug) => tenants.includes(slug))
  const work = async () => {
    for (let slug = queue.shift(); slug !== undefined; slug = queue.shift()) {
      try {
        const hostProblems = doubled.get(slug)
        if (hostProblems) throw new TenantProblems(hostProblems)
        builds.push(await buildTenant(slug, { paths, engine, force, diff, now, later, onProgress }))
      } catch (error) {
        if (!(error instanceof TenantProblems)) throw error
        problems.push(...error.problems)
      }
    }
  }
  await Promise.all(Array.from({ length: TENANTS_AT_ONCE }, work))
  builds.sort((a, b) => (a.slug < b.slug ? -1 : 1))
  return { builds, problems, removed, engine: { compiled: engine.compiled, seconds } }
}

const unknownTenant = (slug: string, all: readonly string[]): Problem => ({
  file: `tenants/${slug}`,
  got: 'no such folder',
  expected: all.length > 20 ? `one of the ${all.length} tenants` : `one of ${all.join(', ')}`,
  fix: 'Correct the name, or make it: npm run new -- <slug>.',
})

export const formatProblems = (problems: readonly Problem[]): string =>
  `${problems.map(formatProblem).join('\n\n')}\n\n${problems.length === 1 ? '1 problem' : `${problems.length} problems`}. Nothing of these tenants was written.`
