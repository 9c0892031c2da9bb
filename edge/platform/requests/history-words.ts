import type { HistoryEntry } from '../../../db/queries/request-history.ts'
import { tellStart } from '../html/format-when.ts'

/** One thing that happened to a request, as she is told of it. */
export function historyWords(
  { actor, fromStatus, toStatus, deed, moved, times }: HistoryEntry,
  words: { locale: string; now: Date },
): string {
  if (deed === 'offered') return times.length === 0 ? 'You offered other times' : `You offered ${timesWords(times, words)}`
  if (deed === 'withdrawn') return actor === 'client' ? 'The client took that back: it stays as it was' : 'You withdrew the other times'
  if (deed === 'lapsed')
    return `The client didn’t pick another time, so ${toStatus === 'pending' ? 'the request is waiting for you again' : 'the appointment stands as it was'}`
  if (deed === 'asked') return `The client asked to move it${times.length === 0 ? '' : ` to ${timesWords(times, words)}`}`
  if (deed === 'kept') return actor === 'companion' ? 'You kept it as it was' : 'It stayed as it was'
  if (deed === 'agreed') return moved === null ? 'You moved it' : movedWords('You moved it to', moved, words)
  if (deed === 'entered') return 'You entered it'
  if (deed === 'changed' && moved !== null) return movedWords('You moved it to', moved, words)
  if (deed === 'reconfirmed') return 'The client reconfirmed'
  if (deed === 'picked') return moved === null ? 'The client picked another time' : movedWords('The client picked', moved, words)
  if (deed === 'moved')
    return moved === null || moved.from.at === moved.to.at
      ? 'The client changed how long it is to be'
      : movedWords('The client asked for', moved, words)
  if (fromStatus === null) return toStatus === 'declined' ? 'The time had been taken, so it was declined' : 'The request came in'
  if (actor === 'client') return 'The client cancelled'
  if (actor === 'system') return toStatus === 'expired' ? 'It expired' : 'It was completed'
  switch (toStatus) {
    case 'confirmed':
      return 'You confirmed'
    case 'declined':
      return 'You declined'
    case 'pending':
      return fromStatus === 'confirmed' ? 'You undid the confirmation' : 'You undid the decline'
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

function movedWords(what: string, { from, to }: NonNullable<HistoryEntry['moved']>, words: { locale: string; now: Date }): string {
  const [before, since] = [tellStart(from, words), tellStart(to, words)]
  return `${what} ${since.when} instead of ${before.when} (${since.clock})`
}

/** Each has a comma of its own, so that no further ones stand between them. */
function timesWords(times: HistoryEntry['times'], words: { locale: string; now: Date }): string {
  const told = times.map((time) => tellStart(time, words))
  return `${told.map(({ when }) => when).join(' or ')} (${told[0]?.clock})`
}
