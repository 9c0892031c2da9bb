import path from 'node:path'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { formatProblem, TenantProblems } from '../../tenants/load/problem.ts'
import { createTenant, DEFAULT_ANSWERS, type TenantAnswers } from '../new/create-tenant.ts'

// npm run new -- <slug> [--name N] [--city C] [--time-zone Z] [--email E] [--layout L] [--yes]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    name: { type: 'string' },
    city: { type: 'string' },
    'time-zone': { type: 'string' },
    email: { type: 'string' },
    layout: { type: 'string' },
    yes: { type: 'boolean', default: false },
  },
})
const [slug] = positionals
if (slug === undefined || positionals.length > 1) {
  console.error('Usage: npm run new -- <slug> [--name N] [--city C] [--time-zone Z] [--email E] [--layout elegant|modern|minimal] [--yes]')
  process.exit(1)
}
const given: Partial<TenantAnswers> = {
  name: values.name,
  city: values.city,
  timeZone: values['time-zone'],
  email: values.email,
  layout: values.layout,
}
const preset: TenantAnswers = { ...DEFAULT_ANSWERS, name: slug.charAt(0).toUpperCase() + slug.slice(1), email: `${slug}@example.com` }

try {
  const answers = values.yes || !process.stdin.isTTY ? { ...preset, ...withoutAbsent(given) } : await ask(preset, given)
  await createTenant(path.resolve(import.meta.dirname, '../../tenants'), slug, answers)
  console.log(`tenants/${slug} is there. Next:\n  npm run build -- ${slug}\n  npm start, and open http://${slug}.localhost:8787`)
} catch (error) {
  console.error(
    error instanceof TenantProblems
      ? error.problems.map(formatProblem).join('\n\n')
      : error instanceof Error
        ? error.message
        : String(error),
  )
  process.exitCode = 1
}

/** One question for each answer that no flag has given; return takes what stands in brackets. */
async function ask(fallback: TenantAnswers, flags: Partial<TenantAnswers>): Promise<TenantAnswers> {
  const QUESTIONS: Record<keyof TenantAnswers, string> = {
    name: 'Name that visitors see',
    city: 'Home city',
    timeZone: 'Time zone',
    email: 'E-mail for requests',
    layout: 'Layout (elegant, modern, minimal)',
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answers = { ...fallback, ...withoutAbsent(flags) }
  for (const [key, question] of Object.entries(QUESTIONS) as [keyof TenantAnswers, string][]) {
    if (flags[key] === undefined) answers[key] = (await terminal.question(`${question} [${answers[key]}]: `)).trim() || answers[key]
  }
  terminal.close()
  return answers
}

function withoutAbsent(answers: Partial<TenantAnswers>): Partial<TenantAnswers> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined))
}
