import type { HistoryEntry } from '../../../db/queries/request-history.ts'
import { formatStart } from '../html/format-when.ts'

/** One thing that happened to a request, as she is told of it. */
export function historyWords({ actor, fromStatus, toStatus, deed, fromStartsAt }: HistoryEntry, words: { locale: string }): string {
  if (deed === 'offered') return 'You offered other times'
  if (deed === 'withdrawn') return 'You withdrew the other times'
  if (deed === 'lapsed') return 'The client picked no other time, so the appointment stands as it was'
  if (deed === 'picked')
    return `The client picked another time${fromStartsAt === null ? '' : ` instead of ${formatStart(fromStartsAt, words)}`}`
  if (fromStatus === null) return toStatus === 'declined' ? 'The time had been taken, so it was declined' : 'The request came in'
  if (actor === 'client') return 'The client cancelled'
  if (actor === 'system') return toStatus === 'expired' ? 'It expired' : 'It was completed'
  switch (toStatus) {
    case 'confirmed':
      return 'You confirmed'
    case 'declined':
      return 'You declined'
    case 'cancelled':
      return fromStatus === 'confirmed' ? 'You cancelled' : 'You noted that it was cancelled'
    case 'no_show':
      return 'You noted a no-show'
    case 'completed':
      return 'You noted that it took place'
    default:
      return `It was ${toStatus}`
  }
}
