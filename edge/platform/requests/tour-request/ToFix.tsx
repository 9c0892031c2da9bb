import { tellCount } from '../../../../tenants/contract/booking-problems.ts'
import type { Words } from '../../../../tenants/contract/words/words.ts'

/** How many things need fixing, each a link to its field; read out when the page opens. */
export function ToFix({ problems, words }: { problems: Readonly<Record<string, string>>; words: Words }) {
  const all = Object.entries(problems)
  if (all.length === 0) return null
  return (
    <div role="alert" class="form-message">
      <p>{tellCount(all.length, words)}</p>
      <ul>
        {all.map(([field, problem]) => (
          <li>
            <a href={`#${field}`}>{problem}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
