import path from 'node:path'
import { type PreparedTenant, prepareTenant } from '../../sites/builder/build-tenant.ts'
import { compileEngine } from '../../sites/builder/compile-engine.ts'
import type { BuildPaths } from '../../sites/builder/paths.ts'
import { differingFiles, type SiteTexts } from '../../tenants/edit/site-texts.ts'
import { checkHosts } from '../../tenants/load/check-hosts.ts'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { loadHostOwners } from '../../tenants/load/load-host-owners.ts'
import { TenantProblems } from '../../tenants/load/problem.ts'
import type { Developed } from './develop-photos.ts'
import { stageFolder } from './stage-folder.ts'

/**
 * Her folder as it will be, through every check of a build, with the site that comes of it. Nothing is written that anybody reads. `isForced`: also where
 * dist/ has that site already.
 */
export async function checkFolder(
  paths: BuildPaths,
  {
    folder,
    before,
    after,
    photos,
    isForced = false,
  }: { folder: string; before: SiteTexts; after: SiteTexts; photos: Developed; isForced?: boolean },
): Promise<PreparedTenant | Pick<TenantProblems, 'problems'>> {
  const slug = path.basename(folder)
  const staging = path.join(paths.cache, 'publisher')
  const staged = await stageFolder(folder, { staging, before, after, photos })
  try {
    if (differingFiles(before, after).includes('tenant.yaml')) await refuseTakenHosts(paths, { slug, staging })
    const engine = await compileEngine(paths)
    return await prepareTenant(staged, { paths, engine, force: isForced, now: new Date(), onProgress: () => undefined })
  } catch (error) {
    if (error instanceof TenantProblems) return { problems: error.problems }
    throw error
  }
}

async function refuseTakenHosts(paths: BuildPaths, { slug, staging }: { slug: string; staging: string }): Promise<void> {
  const others = (await listTenants(paths.tenants)).filter((each) => each !== slug)
  const owners = [...(await loadHostOwners(paths.tenants, others)), ...(await loadHostOwners(staging, [slug]))]
  const problems = checkHosts(owners).get(slug)
  if (problems) throw new TenantProblems(problems)
}
