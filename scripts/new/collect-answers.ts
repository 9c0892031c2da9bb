import { Usage } from '../command-line/failed.ts'
import type { Draft, Question, TenantAnswers, Verdict } from './question.ts'

export type Answers = TenantAnswers & { slug: string }

interface Collecting {
  questions: readonly Question[]
  /** By flags, as they were written. */
  given: Draft
  /** Where a terminal is: asks until the answer will do. `wrong`: what a flag said, and why not. */
  ask?: ((question: Question, draft: Draft, wrong?: Verdict) => Promise<string>) | undefined
  /** --yes: what nobody has said is as it is proposed. */
  isPreset: boolean
}

/** Checks what flags say and asks for the rest. Without a terminal everything that is wrong or missing is said at once, with exit code 2. */
export async function collectAnswers({ questions, given, ask, isPreset }: Collecting): Promise<Answers> {
  // A place is judged by all that was said of it.
  const draft: Draft = { ...given }
  const problems: string[] = []
  for (const question of questions) {
    const { key, flag, preset, check, settled } = question
    const text = given[key]
    const verdict = text === undefined ? undefined : check(text, draft)
    const known = verdict === undefined ? settled?.(draft) : 'value' in verdict ? verdict.value : undefined
    const proposed = question.isNeeded && !isPreset ? undefined : preset(draft)
    if (known !== undefined) draft[key] = known
    else if (ask) draft[key] = await ask(question, draft, verdict)
    else if (verdict !== undefined) problems.push(`${flag}: ${tellProblem(verdict)}`)
    else if (proposed === undefined) problems.push(`${flag} is missing. ${question.asks(draft)}.`)
    else draft[key] = proposed
  }
  if (problems.length > 0) throw new Usage(`${problems.join('\n')}\nNothing was made.`)
  return draft as Answers
}

/** `"Sidny" is not in the list of cities. Did you mean Sydney?` */
export function tellProblem(verdict: Verdict): string {
  if ('value' in verdict) return ''
  return verdict.near === undefined ? verdict.problem : `${verdict.problem} Did you mean ${verdict.near}?`
}
