import type { RequestRow } from '../../../db/queries/requests.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { isDoneAnswer } from '../app/done-words.ts'
import { Notice } from '../app/Notice.tsx'
import { tellStart } from '../html/format-when.ts'
import { outcomeSentence, parseOutcome } from './booking-words.ts'
import { UndoAnswer } from './UndoAnswer.tsx'

interface AnsweredProps {
  booking: RequestRow | undefined
  said: string | null
  now: Date
  /** Where it stands, as a form's `back` names it. */
  list: 'today' | 'requests'
}

/** What came of an answer that she gave in a list: told of the row as it stands now. */
export function AnsweredNotice({ booking, said, now, list }: AnsweredProps) {
  const outcome = parseOutcome(said)
  if (!booking || !outcome) return null
  const page = dashboardPath(`requests/${booking.reference}`)
  const { when } = tellStart(booking.startsAt, { locale: booking.locale, now })
  return (
    <>
      <Notice tone={isDoneAnswer(outcome) ? 'good' : 'bad'}>
        <a href={page}>{when}</a>: {outcomeSentence(outcome, booking)}
      </Notice>
      {booking.canUndo && <UndoAnswer booking={booking} page={page} back={list} />}
    </>
  )
}
