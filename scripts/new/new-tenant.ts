import path from 'node:path'
import { formatProblem, TenantProblems } from '../../tenants/load/problem.ts'
import { Failed } from '../command-line/failed.ts'
import { ROOT } from '../command-line/root.ts'
import { askAnswers } from './ask-answers.ts'
import { createTenant, DEFAULT_ANSWERS, type TenantAnswers } from './create-tenant.ts'

type Flags = Partial<TenantAnswers> & { yes: boolean }

/** A folder in tenants/ from the template; what no flag says is asked, on a terminal. */
export async function newTenant(slug: string, { yes, ...given }: Flags): Promise<void> {
  const preset: TenantAnswers = { ...DEFAULT_ANSWERS, name: slug.charAt(0).toUpperCase() + slug.slice(1), email: `${slug}@example.com` }
  const answers = yes || !process.stdin.isTTY ? { ...preset, ...given } : await askAnswers(preset, given)
  await createTenant(path.join(ROOT, 'tenants'), slug, answers).catch((error: unknown) => {
    throw error instanceof TenantProblems ? new Failed(error.problems.map(formatProblem).join('\n\n')) : error
  })
  console.log(`tenants/${slug} is there. Next:\n  npm run build -- ${slug}\n  npm start, and open http://${slug}.localhost:8787`)
}
