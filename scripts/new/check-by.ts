import type { ZodType } from 'zod'
import { expectedWords } from '../../tenants/load/explain-issue.ts'
import type { Verdict } from './question.ts'

/** As the contract has it. `expected`: what it should be, where the schema's own words are no English. */
export function checkBy(schema: ZodType, text: string, expected?: string): Verdict {
  const checked = schema.safeParse(text)
  if (checked.success) return { value: String(checked.data) }
  const should = expected ?? checked.error.issues.map(expectedWords).join('; ')
  return { problem: `"${text}" will not do: it should be ${should}.` }
}
