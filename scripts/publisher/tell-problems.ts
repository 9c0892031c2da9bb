import type { SiteProblem } from '../../db/queries/site-changes.ts'
import { checkSite } from '../../edge/platform/my-site/form/check-site.ts'
import type { SiteField, SiteSource } from '../../tenants/contract/site-fields.ts'
import { fieldOfProblem } from '../../tenants/edit/field-of-problem.ts'
import type { HerProblem, Problem } from '../../tenants/load/problem.ts'

/**
 * What a build found, for her: each beside its field, once. What one file alone has wrong is said as her forms say it when she saves; what files have wrong
 * beside each other, in the words of the check that found it. Pure.
 */
export function tellProblems(problems: readonly (Problem | HerProblem)[], source: SiteSource): SiteProblem[] {
  const known = checkSite(source, Object.keys(source))
  const told = problems.map((problem) => {
    const field = fieldOfProblem(problem, source)
    const inside = known.find(({ file, path }) => file === field.file && (path === field.path || path.startsWith(`${field.path}/`)))
    return { ...field, words: 'words' in problem ? problem.words : (inside?.words ?? otherWords(field, problem)) }
  })
  return told.filter(
    ({ file, path, words }, index) => told.findIndex((each) => each.file === file && each.path === path && each.words === words) === index,
  )
}

const TRANSLATION = /\.[a-z]{2}\.(yaml|md)$/

function otherWords({ file }: SiteField, { got, expected }: Problem): string {
  if (TRANSLATION.test(file))
    return 'Your site is in another language too, where this is not translated yet. Ask whoever looks after your site.'
  return `Something here needs whoever looks after your site: ${got}, where ${expected} is expected.`
}
