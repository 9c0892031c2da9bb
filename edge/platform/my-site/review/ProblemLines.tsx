import type { SiteProblem } from '../../../../db/queries/site-changes.ts'
import { formOf } from '../form/form-of.ts'
import { labelOf } from '../words/change-words.ts'
import type { Telling } from '../words/value-words.ts'

/** What stands in the way of her changes, each with the way to its field. */
export const ProblemLines = ({ problems, telling }: { problems: readonly SiteProblem[]; telling: Telling }) => (
  <>
    {problems.map((problem) => {
      const { file, path } = problem
      const href = formOf({ file, path })
      const label = file === '' ? '' : labelOf({ file, path }, telling)
      return (
        <span class="block">
          {label !== '' && (href === undefined ? label : <a href={href}>{label}</a>)}
          {label !== '' && ': '}
          {problem.words}
        </span>
      )
    })}
  </>
)
