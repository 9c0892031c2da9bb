import type { RequestRow } from '../../../db/queries/requests.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Notice } from '../app/Notice.tsx'
import { tellStart } from '../html/format-when.ts'
import { outcomeSentence, parseOutcome } from './booking-words.ts'

/** What came of an answer that she gave in a list: told of the row as it stands now. */
export function AnsweredNotice({ booking, said, now }: { booking: RequestRow | undefined; said: string | null; now: Date }) {
  const outcome = parseOutcome(said)
  if (!booking || !outcome) return null
  const { when } = tellStart(booking.startsAt, { locale: booking.locale, now })
  return (
    <Notice tone={outcome === 'changed' ? 'good' : 'bad'}>
      <a href={dashboardPath(`requests/${booking.reference}`)}>{when}</a>: {outcomeSentence(outcome, booking)}
    </Notice>
  )
}
