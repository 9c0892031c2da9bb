/** @jsxImportSource preact */
import { fieldId, problemsInOrder, tellCount } from '../../tenants/contract/booking-problems.ts'
import type { FormWords } from '../../tenants/contract/words/words.ts'

/** What has to be fixed, each a link to its field. The edge writes the same for a form without script (render-form-again.ts). */
export function Problems({ fields, message, words }: { fields: Record<string, string>; message: string; words: FormWords }) {
  const problems = problemsInOrder(fields)
  if (problems.length === 0) return <>{message}</>
  return (
    <>
      <p>{tellCount(problems.length, words)}</p>
      <ul>
        {problems.map(({ field, message: problem }) => (
          <li key={field}>
            <a href={`#${fieldId(field)}`}>{problem}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
