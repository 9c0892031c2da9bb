import path from 'node:path'
import { buildPaths } from '../../sites/builder/paths.ts'
import { formatProblem, TenantProblems } from '../../tenants/load/problem.ts'
import { Failed } from '../command-line/failed.ts'
import { ROOT } from '../command-line/root.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { askAnswers } from './ask-answers.ts'
import { createTenant, DEFAULT_ANSWERS, type TenantAnswers } from './create-tenant.ts'
import { inviteToSetUp } from './invite-to-set-up.ts'

type Flags = Partial<TenantAnswers> & { yes: boolean; invite?: string | undefined }

/** A folder in tenants/ from the template; what no flag says is asked, on a terminal. With an invitation the rest is hers to say, so that nothing is asked. */
export async function newTenant(slug: string, { yes, invite, ...given }: Flags): Promise<void> {
  const preset: TenantAnswers = { ...DEFAULT_ANSWERS, name: slug.charAt(0).toUpperCase() + slug.slice(1), email: `${slug}@example.com` }
  const known = { ...given, ...(invite === undefined ? {} : { email: invite }) }
  const isAsked = !yes && invite === undefined && process.stdin.isTTY
  const answers = isAsked ? await askAnswers(preset, known) : { ...preset, ...known }
  await createTenant(path.join(ROOT, 'tenants'), slug, { ...answers, isInvited: invite !== undefined }).catch((error: unknown) => {
    throw error instanceof TenantProblems ? new Failed(error.problems.map(formatProblem).join('\n\n')) : error
  })
  if (invite === undefined)
    return console.log(`tenants/${slug} is there. Next:\n  npm run build -- ${slug}\n  npm start, and open http://${slug}.localhost:8787`)
  await withDatabase(ROOT, (sql) => inviteToSetUp(sql, buildPaths(ROOT), slug))
  console.log(
    `tenants/${slug} is there, closed to everybody, and the running platform invites ${invite} within a minute. Next:\n  git add tenants/${slug} && git commit -m "Add ${slug}"\n  when she says that it is ready: /operator, or npm run changes -- approve ${slug}`,
  )
}
