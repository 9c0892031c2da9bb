import type { SiteProblem } from '../../db/queries/site-changes.ts'
import type { SiteSource } from '../../tenants/contract/site-fields.ts'
import { fieldOfProblem } from '../../tenants/edit/field-of-problem.ts'
import type { Problem } from '../../tenants/load/problem.ts'

/** What a build found, for her: each beside its field, once. Pure. */
export function tellProblems(problems: readonly Problem[], source: SiteSource): SiteProblem[] {
  const told = problems.map((problem) => ({ ...fieldOfProblem(problem, source), words: wordsOf(problem) }))
  return told.filter(
    ({ file, path, words }, index) => told.findIndex((each) => each.file === file && each.path === path && each.words === words) === index,
  )
}

function wordsOf({ got, expected }: Problem): string {
  if (got === '""') return 'Please fill this in.'
  if (got === 'nothing' || got === 'an empty field') return `Please fill this in: ${expected}.`
  return `That does not work here: ${got}. What works: ${expected}.`
}
