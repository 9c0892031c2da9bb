import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { BOOKING_ADVANCE_DAYS_MAX, OFFERED_TIMES_MAX } from '../../../tenants/contract/limits.ts'
import { parseLocalTime, toInstant } from '../../../tenants/contract/local-time.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { formatLocalTime } from '../../../tenants/contract/noon-words.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { blockedTimes } from '../../http/blocked-times.ts'
import { goesOnBefore } from '../../http/next-place.ts'
import { citiesOn, currentLegs, placeOf } from '../../http/place-of.ts'
import { dayOf, eveningOf } from '../../http/plan-start.ts'
import { localText } from '../html/format-when.ts'
import { inWords } from '../reports/number-words.ts'

// Other times for a request: those that she chose, and those that are proposed to her. Pure.

const DAY_MS = 86_400_000
/** How far from the day that was asked for the proposals go, and how many there are. */
const SUGGESTED_DAYS = 14
const SUGGESTED_MAX = 6

interface Asked {
  startsAt: Moment
  endsAt: Moment
  city: StrangersText
}

interface Context {
  rules: BookingRules | undefined
  locale: string
  now: Date
}

/** One of the times as its field has it, and what she is told of it. */
export interface OutsideHours {
  time: string
  words: string
}

/** Times as the form has them, `2026-12-10T20:00` in the clock of the request's place, as instants, with those outside her hours; or what is wrong with them. */
export function planOffers(
  texts: readonly string[],
  asked: Asked,
  context: Context,
): { starts: Date[]; outside: OutsideHours[] } | { problems: string[] } {
  const chosen = [...new Set(texts.map((text) => text.trim().slice(0, 16)).filter((text) => text !== ''))]
  if (chosen.length === 0) return { problems: ['Choose at least one time.'] }
  if (chosen.length > OFFERED_TIMES_MAX) return { problems: [`Choose up to ${inWords(OFFERED_TIMES_MAX)} times.`] }
  const planned = chosen.map((text) => planOffer(text, asked, context))
  const problems = planned.filter((each) => typeof each === 'string')
  if (problems.length > 0) return { problems }
  const outside = chosen.filter((text) => isOutside(text, asked, context))
  return {
    starts: planned.filter((each) => each instanceof Date),
    outside: outside.map((time) => ({ time, words: `${toldOf(time, context.locale)} is outside your hours.` })),
  }
}

/** With the year where a slip of it may be what is wrong. */
const toldOf = (text: string, locale: string, year: { year?: 'numeric' } = {}): string =>
  formatLocalTime(text, locale, { weekday: 'long', day: 'numeric', month: 'long', ...year, hour: 'numeric', minute: '2-digit' })

/** A slip of the hour looks like this. Without rules nobody knows her hours. */
function isOutside(text: string, { city }: Asked, { rules, now }: Context): boolean {
  const local = parseLocalTime(text)
  if (!rules || local === undefined) return false
  return eveningOf({ local, city: city.raw }, { ...rules, tour: currentLegs(rules.tour, now) }) === undefined
}

/** Her opening hours and her notice are for strangers: she may offer a time outside them, but none at which she is somewhere else. */
function planOffer(text: string, { startsAt, endsAt, city }: Asked, { rules, locale, now }: Context): Date | string {
  const local = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) ? parseLocalTime(text) : undefined
  if (local === undefined) return 'Choose a day and an hour.'
  const told = toldOf(text, locale)
  const start = toInstant(local, startsAt.timeZone)
  if (start === undefined) return `${told}: the clocks change at that moment.`
  if (start === startsAt.at) return `${told} is the time it has already. Choose another.`
  if (start <= now.getTime()) return `${toldOf(text, locale, { year: 'numeric' })} has already passed.`
  if (start > now.getTime() + BOOKING_ADVANCE_DAYS_MAX * DAY_MS) return `${toldOf(text, locale, { year: 'numeric' })} is too far ahead.`
  const end = start + (endsAt.at - startsAt.at)
  const notThere = rules && whyNotThere({ local, end, city: city.raw }, { ...rules, tour: currentLegs(rules.tour, now) })
  if (notThere !== undefined) return `${told}: ${notThere}`
  if (rules && blockedTimes(rules).some(({ from, to }) => start < to && from < end)) return `${told}: you have blocked that time.`
  return new Date(start)
}

/** The form's own questions; undefined where she can be met there. */
function whyNotThere({ local, end, city }: { local: number; end: number; city: string }, booking: BookingRules): string | undefined {
  const day = dayOf({ local, city }, booking)
  const place = placeOf({ city, day }, booking)
  if (!('city' in place)) return `you are in ${citiesOn(day, booking).join(' and ')} then.`
  const goesOnTo = goesOnBefore(end, { place, day }, booking)
  return goesOnTo === undefined ? undefined : `before it ends you are on your way to ${goesOnTo}.`
}

/**
 * Free times at the same hour on the days around, nearest first and told in their order: in her opening hours, where she is in that city. `held`: times
 * that are not free, with the free time after each.
 */
export function suggestOffers(asked: Asked, context: Context & { held: readonly { from: Date; to: Date }[] }): string[] {
  const { rules, now, held } = context
  if (!rules) return []
  const first = Date.parse(`${localText(asked.startsAt)}Z`)
  const days = Array.from({ length: SUGGESTED_DAYS }, (_, index) => index + 1).flatMap((days) => [days, -days])
  const buffer = rules.policy.bufferMinutes * 60_000
  const isFree = (local: number): boolean => {
    if (eveningOf({ local, city: asked.city.raw }, rules) === undefined) return false
    const start = planOffer(new Date(local).toISOString().slice(0, 16), asked, context)
    if (typeof start === 'string' || start.getTime() < now.getTime() + rules.policy.noticeHours * 3_600_000) return false
    const end = start.getTime() + (asked.endsAt.at - asked.startsAt.at) + buffer
    return !held.some(({ from, to }) => from.getTime() < end && start.getTime() < to.getTime())
  }
  return days
    .map((count) => first + count * DAY_MS)
    .filter(isFree)
    .slice(0, SUGGESTED_MAX)
    .map((local) => new Date(local).toISOString().slice(0, 16))
    .sort()
}
