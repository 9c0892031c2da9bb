import { listTenants } from '../../tenants/load/list-tenants.ts'
import { formatProblem, type Problem, TenantProblems } from '../../tenants/load/problem.ts'
import { buildPlatform } from './build-platform.ts'
import { buildTenant, type TenantBuild, type TenantBuildOptions } from './build-tenant.ts'
import { compileEngine } from './compile-engine.ts'
import type { BuildPaths } from './paths.ts'

export interface BuildResult {
  builds: TenantBuild[]
  problems: Problem[]
  engine: { compiled: boolean; seconds: number }
}

export interface BuildOptions extends Pick<TenantBuildOptions, 'force' | 'onProgress'> {
  paths: BuildPaths
  /** Slugs; empty: all. */
  tenants: string[]
}

/** Builds tenants and the apex. A tenant that is not right does not stop the others. */
export async function buildAll({ paths, tenants, force, onProgress }: BuildOptions): Promise<BuildResult> {
  const all = await listTenants(paths.tenants)
  const unknown = tenants.filter((slug) => !all.includes(slug))
  const start = performance.now()
  const engine = await compileEngine(paths)
  const seconds = Math.round(performance.now() - start) / 1000
  await buildPlatform(paths, engine)
  const builds: TenantBuild[] = []
  const problems: Problem[] = unknown.map((slug) => ({
    file: `tenants/${slug}`,
    got: 'no such folder',
    expected: `one of ${all.join(', ')}`,
    fix: 'Correct the name.',
  }))
  for (const slug of tenants.length === 0 ? all : tenants.filter((each) => all.includes(each))) {
    try {
      builds.push(await buildTenant(slug, { paths, engine, force, onProgress }))
    } catch (error) {
      if (!(error instanceof TenantProblems)) throw error
      problems.push(...error.problems)
    }
  }
  return { builds, problems, engine: { compiled: engine.compiled, seconds } }
}

export const formatProblems = (problems: readonly Problem[]): string =>
  `${problems.map(formatProblem).join('\n\n')}\n\n${problems.length === 1 ? '1 problem' : `${problems.length} problems`}. Nothing of these tenants was written.`
