import type { ListRow } from '../../../db/queries/request-list.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { goesOnBefore } from '../../http/next-place.ts'
import { citiesOn, currentLegs, placeOf } from '../../http/place-of.ts'
import { dayOf } from '../../http/plan-start.ts'
import { formatDeadline, localText } from './format-when.ts'
import { byHerClock } from './her-clock.ts'

// What she must know before she answers. Pure.

interface Placed {
  startsAt: Moment
  city: StrangersText
}

/** Where she is on the evening of an appointment, where that is not its city; undefined where all is well, or her rules are not known. */
export function elsewhere({ startsAt, city }: Placed, rules: BookingRules | undefined, now: Date): string[] | undefined {
  if (!rules) return undefined
  const { day, booking } = eveningThere({ startsAt, city }, rules, now)
  const cities = citiesOn(day, booking)
  return cities.some((each) => each.toLowerCase() === city.raw.toLowerCase()) ? undefined : cities
}

/** The same in words, none where all is well. */
export function elsewhereWords(place: Placed & { endsAt: Moment }, rules: BookingRules | undefined, now: Date): string[] {
  const cities = elsewhere(place, rules, now)
  if (cities !== undefined) return [`You are in ${cities.join(' and ')} that day`]
  const next = rules && goesOnTo(place, rules, now)
  return next === undefined ? [] : [`You are on your way to ${next} before it ends`]
}

/** Where she is to be before it ends; undefined where she can stay. */
export function goesOnTo({ startsAt, endsAt, city }: Placed & { endsAt: Moment }, rules: BookingRules, now: Date): string | undefined {
  const { day, booking } = eveningThere({ startsAt, city }, rules, now)
  const place = placeOf({ city: city.raw, day }, booking)
  return 'city' in place ? goesOnBefore(endsAt.at, { place, day }, booking) : undefined
}

/** By the hours of that city, as the form has it. */
function eveningThere({ startsAt, city }: Placed, rules: BookingRules, now: Date): { day: string; booking: BookingRules } {
  const booking = { ...rules, tour: currentLegs(rules.tour, now) }
  return { day: dayOf({ local: Date.parse(`${localText(startsAt)}Z`), city: city.raw }, booking), booking }
}

/** How many times were on offer is not known any more: it is true of one and of three. */
export const NOT_PICKED = 'What you offered wasn’t picked in time'

/**
 * Warnings of a request that waits for her, why it is back first, then the gravest; of an appointment, where she is that day until it is moved, because a leg
 * may have been added since it was confirmed, and that it may move. While the client chooses between other times, what was asked for first matters no more.
 */
export function requestWarnings(row: ListRow, rules: BookingRules | undefined, now: Date): string[] {
  if (row.group === 'offered') return unconfirmedWords(row)
  if (row.group === 'coming')
    return [
      ...elsewhereWords(row, rules, now),
      ...movingWords(row),
      ...unconfirmedWords(row),
      ...(isMoving(row) ? [] : reconfirmWords(row)),
    ]
  if (row.group !== 'waiting') return []
  return [
    ...(row.isBack ? [NOT_PICKED] : []),
    ...elsewhereWords(row, rules, now),
    ...(row.isTaken ? ['Another booking has this time'] : []),
    ...(row.isBlocked ? ['You have blocked that time'] : []),
    ...(row.isBusy ? ['Your own calendar has something then'] : []),
    ...(row.overlaps ? ['Overlaps another request'] : []),
    ...unconfirmedWords(row),
    ...(row.isHeld || row.isTaken || row.isBlocked || row.isBusy ? [] : ['Time not held']),
  ]
}

/** Whether something else has the time of a request, or she is somewhere else then: another time is the better answer, wherever she gives it. */
export const hasConflict = (row: ListRow, rules: BookingRules | undefined, now: Date): boolean =>
  row.group === 'waiting' && (row.isTaken || row.isBlocked || row.isBusy || elsewhere(row, rules, now) !== undefined)

const isMoving = (row: ListRow): boolean => row.isWished || row.isMoving

function movingWords(row: ListRow): string[] {
  if (row.isWished) return ['The client has asked to move it']
  return row.isMoving ? ['You asked to move it, and the client has not chosen yet'] : []
}

/** Nobody has said from that mailbox that the request was theirs. Her own answer changes nothing about that: the address may still be somebody else’s. */
export const unconfirmedWords = ({ emailCheck }: Pick<ListRow, 'emailCheck'>): string[] =>
  emailCheck === 'asked' ? ['Email not confirmed'] : []

/**
 * Until when the time of a request is held as things are: `until Mon 23 Nov, 1:00 pm, Sydney time` by her clock. Only where that is sooner than she has to
 * answer, because the address is not confirmed.
 */
export function heldWords(
  row: Pick<ListRow, 'heldUntil' | 'emailCheck'>,
  rules: BookingRules | undefined,
  words: { locale: string },
): string | undefined {
  if (row.emailCheck !== 'asked' || !row.heldUntil) return undefined
  return `until ${formatDeadline(byHerClock(row.heldUntil, rules), words)}`
}

/** Of an appointment whose client was asked whether it stands, and has not answered. */
export const reconfirmWords = ({ reconfirmation }: Pick<ListRow, 'reconfirmation'>): string[] =>
  reconfirmation === 'asked' ? ['Asked to reconfirm, no answer yet'] : []

/** `new client`, `second time`: which appointment with this client it would be. */
export function visitWords(earlierVisits: number): string {
  if (earlierVisits === 0) return 'new client'
  const words = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'][earlierVisits - 1]
  return words === undefined ? `${earlierVisits} times before` : `${words} time`
}

const HOT_MS = 6 * 3_600_000

/** `5 h left`, `1 d 22 h left`; hot: an answer is wanted today. */
export function timeLeft(until: Moment, now: Date): { words: string; isHot: boolean } {
  const ms = until.at - now.getTime()
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  const words = days > 0 ? [`${days} d`, ...(hours > 0 ? [`${hours} h`] : [])].join(' ') : hours > 0 ? `${hours} h` : `${minutes} min`
  return { words: `${words} left`, isHot: ms <= HOT_MS }
}

/** `3 hours`, `half an hour`. */
export const lengthWords = ({ startsAt, endsAt }: { startsAt: Moment; endsAt: Moment }): string =>
  hoursWords((endsAt.at - startsAt.at) / 3_600_000)

export const hoursWords = (hours: number): string => (hours === 0.5 ? 'half an hour' : `${hours} ${hours === 1 ? 'hour' : 'hours'}`)
