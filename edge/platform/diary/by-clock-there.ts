import type { DiaryLeg } from '../../../db/queries/diary.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { localDay } from '../../http/local-day.ts'
import { localText } from '../html/format-when.ts'
import type { Timed } from './plan-days.ts'

/**
 * What she keeps for herself by the clock of where she is then: an afternoon of every week is blocked by the clock of home, and on tour she looks at another.
 * Whole days stay by the clock they were blocked in, and so does what is longer than a day. Pure.
 */
export function byClockThere({ startsAt, endsAt }: Timed, legs: readonly DiaryLeg[], home: { city: string; timeZone: string }): Timed {
  const isLong = endsAt.at - startsAt.at >= 86_400_000 || [startsAt, endsAt].every((moment) => localText(moment).endsWith('T00:00'))
  if (isLong) return { startsAt, endsAt }
  // Of two she is in on that day the one she has come to, as the sheet asks for it (clockOn of plan-block.ts).
  const leg = legs.findLast(({ from, to, timeZone }) => {
    const { day } = localDay(new Date(startsAt.at), timeZone)
    return from <= day && day <= to
  })
  const { city: place, timeZone } = leg ?? home
  return { startsAt: new Moment(startsAt.at, { place, timeZone }), endsAt: new Moment(endsAt.at, { place, timeZone }) }
}
