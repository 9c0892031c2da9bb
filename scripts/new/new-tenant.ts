import path from 'node:path'
import { buildPaths } from '../../sites/builder/paths.ts'
import { localUrl } from '../../tenants/contract/urls.ts'
import { listTenants, tenantFolder } from '../../tenants/load/list-tenants.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { formatProblem, TenantProblems } from '../../tenants/load/problem.ts'
import { tellExamples } from '../check-tenant/check-tenants.ts'
import { Failed } from '../command-line/failed.ts'
import { ROOT } from '../command-line/root.ts'
import { type Answers, collectAnswers } from './collect-answers.ts'
import { createTenant } from './create-tenant.ts'
import { openTerminal } from './open-terminal.ts'
import type { Draft } from './question.ts'
import { planQuestions } from './questions.ts'

type Flags = Omit<Draft, 'slug'> & { yes: boolean; invite?: string | undefined; from?: string | undefined }

/** A folder in tenants/ from the template; what no flag says is asked, on a terminal. With an invitation the rest is hers to say, so that nothing is asked. */
export async function newTenant(slug: string | undefined, { yes, invite, from, ...flags }: Flags): Promise<void> {
  const isInvited = invite !== undefined
  const site = from === undefined ? undefined : await readExisting(from, flags)
  const given: Draft = { ...site?.says, ...flags, ...(slug === undefined ? {} : { slug }), ...(isInvited ? { email: invite } : {}) }
  const answers = await answersTo(given, { isInvited, isPreset: yes || isInvited })
  const furnish = site === undefined ? {} : { furnish: (folder: string) => site.furnish(folder, answers) }
  await createTenant(path.join(ROOT, 'tenants'), answers.slug, { ...answers, isInvited, ...furnish }).catch((error: unknown) => {
    throw error instanceof TenantProblems ? new Failed(error.problems.map(formatProblem).join('\n\n')) : error
  })
  site?.tell(answers.slug)
  if (isInvited) await sendInvitation(answers)
  else await buildFirst(answers)
}

/** Loaded for whoever names a site alone: it decodes photos. */
const readExisting = async (from: string, flags: Draft) => (await import('./from/read-existing.ts')).readExisting(from, flags)

async function answersTo(given: Draft, { isInvited, isPreset }: { isInvited: boolean; isPreset: boolean }): Promise<Answers> {
  const planned = planQuestions(await listTenants(path.join(ROOT, 'tenants')))
  const questions = planned.map((question) => (isInvited && question.key === 'email' ? { ...question, flag: '--invite' } : question))
  const terminal = isPreset || !process.stdin.isTTY ? undefined : openTerminal({ input: process.stdin, output: process.stdout })
  try {
    return await collectAnswers({ questions, given, ask: terminal?.ask, isPreset })
  } finally {
    terminal?.close()
  }
}

async function buildFirst({ slug, city, timeZone }: Answers): Promise<void> {
  // Imported after the questions: the first of them is there at once.
  const { build } = await import('../build/build.ts')
  console.log(`tenants/${slug} is there: ${city}, ${timeZone}.`)
  await build([slug], { force: false, diff: false, json: false })
  if (process.exitCode) return console.log(`It is not built yet. Correct what is said above, then npm run build -- ${slug}`)
  const address = localUrl({ slug, port: Number(process.env.PORT ?? 8787) })
  console.log(`
Next:
  npm start, and open ${address}
  her photos and words: tenants/${slug}/photos.yaml, content.yaml, about.md
  when she is ready: status: active in tenants/${slug}/tenant.yaml
`)
  tellExamples(await loadTenant(tenantFolder(path.join(ROOT, 'tenants'), slug)))
}

async function sendInvitation({ slug, email }: Answers): Promise<void> {
  const { inviteToSetUp } = await import('./invite-to-set-up.ts')
  const { withDatabase } = await import('../runtime/with-database.ts')
  await withDatabase(ROOT, (sql) => inviteToSetUp(sql, buildPaths(ROOT), slug))
  console.log(
    `tenants/${slug} is there, closed to everybody, and the running platform invites ${email} within a minute. Next:\n  git add tenants/${slug} && git commit -m "Add ${slug}"\n  when she says that it is ready: /operator, or npm run changes -- approve ${slug}`,
  )
}
