import { createInterface } from 'node:readline/promises'
import type { TenantAnswers } from './create-tenant.ts'

const QUESTIONS: Record<keyof TenantAnswers, string> = {
  name: 'Name that visitors see',
  city: 'Home city',
  timeZone: 'Time zone',
  email: 'E-mail for requests',
  layout: 'Layout (elegant, modern, minimal)',
}

/** One question for each answer that no flag has given; return takes what stands in brackets. */
export async function askAnswers(preset: TenantAnswers, given: Partial<TenantAnswers>): Promise<TenantAnswers> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answers = { ...preset, ...given }
  for (const [key, question] of Object.entries(QUESTIONS) as [keyof TenantAnswers, string][]) {
    if (given[key] === undefined) answers[key] = (await terminal.question(`${question} [${answers[key]}]: `)).trim() || answers[key]
  }
  terminal.close()
  return answers
}
