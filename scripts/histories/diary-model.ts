import type { BookingRules, Leg } from '../../tenants/contract/booking-rules.ts'

// Her diary told a second time, as plainly as can be and with nothing of ours: what the product offers, takes and refuses is held against it.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface ModelBooking {
  reference: string
  /** With the free time after it; milliseconds since 1970. */
  from: number
  until: number
}

export interface ModelBlock {
  blockId: string
  startsLocal: string
  endsLocal: string
  timeZone: string
  weeks: number
}

export interface ModelDiary {
  rules: BookingRules
  bookings: ModelBooking[]
  blocks: ModelBlock[]
  now: number
}

export interface ModelAsked {
  /** `2027-04-04T19:30` */
  local: string
  hours: number
  city: string
}

/** Whether she can be had there and then for so long. */
export function modelTakes({ local, hours, city }: ModelAsked, diary: ModelDiary): boolean {
  const { rules } = diary
  const date = local.slice(0, 10)
  const minutes = Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16))
  const yesterday = addDays(date, -1)
  const evening = isOpen(date, minutes, rules, city) ? date : isOpen(yesterday, minutes + 1440, rules, city) ? yesterday : undefined
  if (evening === undefined) return false
  const leg = legOn(evening, rules, city)
  if (leg === undefined && !(city === rules.city && (awayOn(evening, rules).length === 0 || rules.policy.homeDuringTour))) return false
  const start = firstInstant(local, leg?.timeZone ?? rules.timeZone)
  if (start === undefined || start - diary.now < rules.policy.noticeHours * HOUR) return false
  if (leg?.arrives !== undefined && date === leg.from && local.slice(11) < leg.arrives) return false
  if (leg?.leaves !== undefined && addHours(local, hours) > `${leg.to}T${leg.leaves}`) return false
  const end = start + hours * HOUR
  if (end > leavesAt({ city, evening, leg }, rules)) return false
  const keptUntil = end + rules.policy.bufferMinutes * MINUTE
  if (diary.bookings.some(({ from, until }) => from < keptUntil && start < until)) return false
  return !diary.blocks.flatMap(timesOf).some(({ from, until }) => from < keptUntil && start < until)
}

/** When she goes on to another city, or home; day by day, as somebody turns the pages of a diary. Longer than the longest booking away: never. */
function leavesAt({ city, evening, leg }: { city: string; evening: string; leg: Leg | undefined }, rules: BookingRules): number {
  if (leg === undefined && rules.policy.homeDuringTour) return Number.POSITIVE_INFINITY
  let isThere = true
  for (let days = 0; days < 6; days++) {
    const day = addDays(evening, days)
    const away = awayOn(day, rules)
    isThere = isThere && (days === 0 || (leg ? away.some((each) => each.city === city) : away.length === 0))
    const moments = away
      .filter((each) => each.from === day && each.city !== city && (each.arrives !== undefined || !isThere))
      .map((each) => firstMoment(day, each.timeZone, { arrives: each.arrives, week: each.openings ?? rules.policy.openings, rules }))
    if (leg && !isThere && away.length === 0) moments.push(firstMoment(day, rules.timeZone, { week: rules.policy.openings, rules }))
    if (moments.length > 0) return Math.min(...moments)
  }
  return Number.POSITIVE_INFINITY
}

type Week = BookingRules['policy']['openings']

function firstMoment(
  day: string,
  timeZone: string,
  { arrives, week, rules }: { arrives?: string | undefined; week: Week; rules: BookingRules },
): number {
  const opens = openingsOn(day, week, rules)
    .map(({ from }) => from)
    .sort()[0]
  return instantOrLater((arrives ?? opens) ? `${day}T${arrives ?? opens}` : `${addDays(day, 1)}T00:00`, timeZone)
}

/** Where a request for that city and evening would be, for forging one that is to be refused; after midnight that is the evening before. */
export function modelZone({ local, city }: Pick<ModelAsked, 'local' | 'city'>, { rules }: ModelDiary): string {
  const date = local.slice(0, 10)
  const leg = legOn(date, rules, city) ?? legOn(addDays(date, -1), rules, city) ?? rules.tour.find((each) => each.city === city)
  return leg?.timeZone ?? rules.timeZone
}

/** The single times of a block. */
export function timesOf({ startsLocal, endsLocal, timeZone, weeks }: ModelBlock): { from: number; until: number }[] {
  return Array.from({ length: weeks }, (_, week) => ({
    from: instantOrLater(shift(startsLocal, week * 7), timeZone),
    until: instantOrLater(shift(endsLocal, week * 7), timeZone),
  }))
}

/** The earliest instant at which clocks there show that time; undefined where they skip it. */
export function firstInstant(local: string, timeZone: string): number | undefined {
  const asUtc = Date.parse(`${local}Z`)
  const offsets = new Set<number>()
  for (let at = asUtc - DAY; at <= asUtc + DAY; at += HOUR) offsets.add(offsetAt(at, timeZone))
  const instants = [...offsets].map((offset) => asUtc - offset * MINUTE)
  return instants.filter((at) => at + offsetAt(at, timeZone) * MINUTE === asUtc).sort((a, b) => a - b)[0]
}

function isOpen(day: string, minutes: number, rules: BookingRules, city: string): boolean {
  // Whoever asks for home while she is away, or for a city while she is elsewhere, meets the hours of where she is.
  const isHome = city === rules.city && rules.policy.homeDuringTour
  const leg = legOn(day, rules, city) ?? (isHome ? undefined : awayOn(day, rules)[0])
  return openingsOn(day, leg?.openings ?? rules.policy.openings, rules).some(
    ({ from, to }) => minutesOf(from) <= minutes && minutes <= minutesOf(to) + (to < from ? 1440 : 0),
  )
}

function openingsOn(day: string, week: Week, { policy }: BookingRules): { from: string; to: string }[] {
  const weekday = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(`${day}T00:00Z`).getUTCDay()]
  const own = policy.exceptions?.find(({ date }) => date === day)
  return own ? own.openings : week.filter(({ days }) => (days as string[]).includes(weekday ?? ''))
}

const legOn = (day: string, rules: BookingRules, city: string): Leg | undefined => awayOn(day, rules).find((leg) => leg.city === city)
const awayOn = (day: string, { tour }: BookingRules): Leg[] => tour.filter(({ from, to }) => from <= day && day <= to)
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00Z`) + days * DAY).toISOString().slice(0, 10)
const shift = (local: string, days: number): string => `${addDays(local.slice(0, 10), days)}${local.slice(10)}`
const addHours = (local: string, hours: number): string => new Date(Date.parse(`${local}Z`) + hours * HOUR).toISOString().slice(0, 16)
const instantOrLater = (local: string, timeZone: string): number =>
  firstInstant(local, timeZone) ?? firstInstant(addHours(local, 1), timeZone) ?? Number.NaN

/** Minutes from UTC, as the runtime's own calendar tells them; on the hour, because nothing changes between. */
function offsetAt(at: number, timeZone: string): number {
  const half = Math.floor(at / (30 * MINUTE)) * 30 * MINUTE
  const key = `${timeZone} ${half}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(half)
      .map(({ type, value }) => [type, value]),
  )
  const wall = Date.UTC(Number(parts.year), Number(parts.month) - 1, Number(parts.day), Number(parts.hour) % 24, Number(parts.minute))
  const offset = (wall - half) / MINUTE
  offsets.set(key, offset)
  return offset
}

const offsets = new Map<string, number>()
const clocks = new Map<string, Intl.DateTimeFormat>()
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    })
  clocks.set(timeZone, clock)
  return clock
}
