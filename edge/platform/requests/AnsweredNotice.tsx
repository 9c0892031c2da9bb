import type { RequestRow } from '../../../db/queries/requests.ts'
import { isDoneAnswer } from '../app/done-words.ts'
import { Notice } from '../app/Notice.tsx'
import { tellStart } from '../html/format-when.ts'
import type { Client } from '../keys/open-request.ts'
import { outcomeSentence, parseOutcome } from './booking-words.ts'
import { requestAddress } from './came-from.ts'
import { UndoAnswer } from './UndoAnswer.tsx'

interface AnsweredProps {
  booking: RequestRow | undefined
  /** Whose request it is; null: no longer kept. */
  client: Client | null | undefined
  said: string | null
  now: Date
  /** The page it stands on. */
  here: string
}

/** What came of an answer that she gave in a list: told of the row as it stands now. */
export function AnsweredNotice({ booking, client, said, now, here }: AnsweredProps) {
  const outcome = parseOutcome(said)
  if (!booking || !outcome) return null
  const page = requestAddress(booking.reference, { from: here })
  const { when } = tellStart(booking.startsAt, { locale: booking.locale, now })
  return (
    <>
      <Notice tone={isDoneAnswer(outcome) ? 'good' : 'bad'}>
        <a href={page}>{[client ? client.name.asWritten() : undefined, when].filter(Boolean).join(', ')}</a>.{' '}
        {outcomeSentence(outcome, booking)}
      </Notice>
      {booking.canUndo && <UndoAnswer booking={booking} page={page} back={here} />}
    </>
  )
}
