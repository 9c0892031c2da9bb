import type { BookingRules, Leg } from '../../../../tenants/contract/booking-rules.ts'
import { cleanLine, lengthOf } from '../../../../tenants/contract/clean-text.ts'
import { LEG_NOTE_LENGTH_MAX } from '../../../../tenants/contract/diary-limits.ts'
import { legsOverlap } from '../../../../tenants/contract/legs-overlap.ts'
import { BOOKING_ADVANCE_DAYS_MAX, BOOKING_CITY_LENGTH_MAX } from '../../../../tenants/contract/limits.ts'
import { addDays } from '../../../http/add-days.ts'
import { localDay } from '../../../http/local-day.ts'
import { parseDay } from '../../../http/parse-day.ts'
import { daysWords } from '../rules/hours-words.ts'
import type { Telling } from '../rules/rule-words.ts'
import { isEmptyWeek, openingsOf, type RowProblems, readRows, rowProblems, rowsOf, type WeekRows } from '../rules/week-rows.ts'
import { type Clock, findTimeZone, isKnownZone } from './find-time-zone.ts'

/** What the form of a leg says: days as `2026-12-04`, times as `19:30`. */
export interface LegForm {
  city: string
  from: string
  to: string
  arrives: string
  leaves: string
  incall: boolean
  outcall: boolean
  /** Asked for where the city is not known. */
  timeZone: string
  /** Empty: none. */
  note: string
  /** All empty: the hours of home. */
  hours: WeekRows
}

/** Field -> what is wrong with it, in a sentence for her. `clocks`: of cities of that name. */
export interface LegProblems extends Partial<Record<Exclude<keyof LegForm, 'hours' | 'incall' | 'outcall'> | 'places', string>> {
  hours?: RowProblems
  clocks?: Clock[]
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

export const readLegForm = (form: FormData): LegForm => {
  const text = (name: string) => cleanLine(String(form.get(name) ?? ''))
  return {
    city: text('city').replaceAll(/\s+/g, ' '),
    from: text('from'),
    to: text('to'),
    arrives: text('arrives').slice(0, 5),
    leaves: text('leaves').slice(0, 5),
    incall: form.get('incall') === 'yes',
    outcall: form.get('outcall') === 'yes',
    timeZone: text('timeZone'),
    note: text('note').replaceAll(/\s+/g, ' '),
    hours: readRows(form),
  }
}

/** The form of a leg as it is; without one an empty form. */
export const legFormOf = (leg: Leg | undefined): LegForm => ({
  city: leg?.city ?? '',
  from: leg?.from ?? '',
  to: leg?.to ?? '',
  arrives: leg?.arrives ?? '',
  leaves: leg?.leaves ?? '',
  incall: leg?.incall ?? true,
  outcall: leg?.outcall ?? true,
  timeZone: '',
  note: leg?.note ?? '',
  hours: rowsOf(leg?.openings ?? []),
})

interface Planning {
  rules: BookingRules
  /** The leg that is changed; absent: a new one. */
  leg: Leg | undefined
  telling: Telling
  now: Date
}

/** Her rules with the leg, or what is wrong with the form: nothing is half saved. Pure. */
export function planLeg(form: LegForm, planning: Planning): { after: BookingRules } | { problems: LegProblems } {
  const { rules, leg } = planning
  const place = planPlace(form, planning)
  const hours = rowProblems(form.hours)
  const timeZone = 'timeZone' in place && place.timeZone !== undefined ? place.timeZone : rules.timeZone
  const problems: LegProblems = {
    ...('problems' in place ? place.problems : {}),
    ...dayProblems(form, { ...planning, timeZone }),
    ...(form.incall || form.outcall ? {} : { places: 'Choose at least one of the two.' }),
    ...(Object.keys(hours).length > 0 ? { hours } : {}),
    ...(lengthOf(form.note) > LEG_NOTE_LENGTH_MAX ? { note: `At most ${LEG_NOTE_LENGTH_MAX} letters.` } : {}),
  }
  if (Object.keys(problems).length > 0 || 'problems' in place) return { problems }
  const { arrives: _arrives, leaves: _leaves, openings: _openings, note: _note, ...kept } = leg ?? ({} as Partial<Leg>)
  const planned: Leg = {
    ...kept,
    city: place.city,
    timeZone: place.timeZone,
    from: form.from,
    to: form.to,
    incall: form.incall,
    outcall: form.outcall,
    ...(form.arrives === '' ? {} : { arrives: form.arrives }),
    ...(form.leaves === '' ? {} : { leaves: form.leaves }),
    ...(isEmptyWeek(form.hours) ? {} : { openings: openingsOf(form.hours) }),
    ...(form.note === '' ? {} : { note: form.note }),
  }
  const others = rules.tour.filter((each) => each !== leg)
  const overlap = overlapWith(planned, others)
  if (overlap) return { problems: { from: overlapWords(overlap, planned, planning.telling) } }
  return {
    after: { ...rules, tour: [...others, planned].toSorted((a, b) => a.from.localeCompare(b.from) || a.city.localeCompare(b.city)) },
  }
}

function planPlace(
  { city, timeZone }: LegForm,
  { rules, leg }: Planning,
): { city: string; timeZone: string } | { problems: LegProblems; timeZone?: string } {
  if (city === '') return { problems: { city: 'Which city?' } }
  if (lengthOf(city) > BOOKING_CITY_LENGTH_MAX) return { problems: { city: `A name of at most ${BOOKING_CITY_LENGTH_MAX} letters.` } }
  if (leg && leg.city === city) return { city, timeZone: leg.timeZone }
  const found = findTimeZone(city, rules)
  if ('timeZone' in found) return found
  if (isKnownZone(timeZone)) return { city: found.clocks.find((each) => each.timeZone === timeZone)?.city ?? city, timeZone }
  const why = found.clocks.length > 0 ? `There is more than one ${city}.` : `${city} isn’t in the list of cities.`
  return { problems: { timeZone: `${why} Choose a place whose clocks show the same time.`, clocks: found.clocks } }
}

function dayProblems({ from, to, arrives, leaves }: LegForm, { timeZone, now }: Planning & { timeZone: string }): LegProblems {
  const problems: LegProblems = {}
  const today = localDay(now, timeZone).day
  if (parseDay(from) === undefined) problems.from = from === '' ? 'Choose the first day.' : 'Choose a day that the calendar has.'
  else if (from > addDays(today, BOOKING_ADVANCE_DAYS_MAX)) problems.from = 'Nobody can book so far ahead: choose a day within two years.'
  if (parseDay(to) === undefined) problems.to = to === '' ? 'Choose the last day.' : 'Choose a day that the calendar has.'
  else if (problems.from === undefined && to < from) problems.to = 'The last day is before the first.'
  else if (to < today) problems.to = 'These days are over.'
  if (arrives !== '' && !TIME.test(arrives)) problems.arrives = 'Write a time such as 15:00.'
  if (leaves !== '' && !TIME.test(leaves)) problems.leaves = 'Write a time such as 11:00.'
  else if (from === to && arrives !== '' && leaves !== '' && leaves <= arrives) problems.leaves = 'You’d leave before you arrive.'
  return problems
}

/** A leg that has days of another. Pure. */
export const overlapWith = (leg: Leg, others: readonly Leg[]): Leg | undefined => others.find((other) => legsOverlap(leg, other))

/** `Brisbane, 4 to 8 Dec, has some of these days already.` */
export function overlapWords(other: Leg, leg: Leg, telling: Telling): string {
  const days = `${other.city}, ${daysWords(other, telling)},`
  return leg.city === other.city
    ? `${days} is on your tour already. Change that one instead.`
    : `${days} has some of these days already. Two cities can only share the day you travel.`
}

/** What she typed over what holds now: what she left as the page had it follows the other window. Pure. */
export function keepTyped(typed: LegForm, { base, current }: { base: Leg | undefined; current: Leg | undefined }): LegForm {
  if (!base || !current) return typed
  const [was, now] = [legFormOf(base), legFormOf(current)]
  const isLeft = (name: keyof LegForm) => JSON.stringify(typed[name]) === JSON.stringify(was[name])
  const names = Object.keys(typed) as (keyof LegForm)[]
  return Object.assign({}, ...names.map((name) => ({ [name]: isLeft(name) ? now[name] : typed[name] }))) as LegForm
}
