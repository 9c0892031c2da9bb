/** @jsxImportSource preact */
import { fieldId, problemsInOrder, tellCount } from '../../tenants/contract/booking-problems.ts'
import type { FormWords } from '../../tenants/contract/words/words.ts'

interface ProblemsProps {
  fields: Record<string, string>
  message: string
  words: FormWords
  /** It can be sent again as it is: the form's own button may be four screens further down. */
  again?: 'possible' | 'sending' | undefined
}

/** What has to be fixed, each a link to its field. The edge writes the same for a form without script (render-form-again.ts). */
export function Problems({ fields, message, words, again }: ProblemsProps) {
  const problems = problemsInOrder(fields)
  if (again)
    return (
      <>
        <p>{message}</p>
        <button className="button" type="submit" disabled={again === 'sending'}>
          {again === 'sending' ? words.form.sending : words.problems.sendAgain}
        </button>
      </>
    )
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
