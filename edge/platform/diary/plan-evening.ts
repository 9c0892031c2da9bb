import type { Clock, OwnTime } from '../../../db/queries/time-blocks.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { AVAILABILITY_STEP_MINUTES } from '../../../tenants/contract/limits.ts'
import { parseLocalTime, toInstant } from '../../../tenants/contract/local-time.ts'
import { Moment } from '../../../tenants/contract/moment.ts'
import { addDays } from '../../http/add-days.ts'
import { dateOf, openStarts } from '../../http/opening-day.ts'
import { eveningOf, hoursOn, planStart, type StartRules, startRules } from '../../http/plan-start.ts'
import { localText } from '../html/format-when.ts'
import { byHerClock } from '../html/her-clock.ts'
import type { BlockForm } from './plan-block.ts'

const STEP_MS = AVAILABILITY_STEP_MINUTES * 60_000
const HOUR_MS = 3_600_000
/** Until when a night belongs to the evening before, where her openings go past midnight. */
const MORNING = '06:00'

/** What is left of today, which ends in the morning where her evening goes past midnight. */
export interface Evening {
  clock: Clock
  /** Keeps all of it, from the half hour that runs. */
  form: BlockForm
  endsAt: Moment
  /** open: somebody can still ask for a time; done: she has blocked all of it; over: neither. */
  state: 'open' | 'done' | 'over'
  /** The last time that can still be asked for. */
  lastStart: Moment | undefined
  /** What she has blocked it by. */
  doneBy: (OwnTime & { blockId: string }) | undefined
}

/** `held`: times that are not free, hers among them. `own`: what she has blocked. Pure. */
export function planEvening(
  rules: BookingRules,
  { now, held, own }: { now: Date; held: readonly { from: Date; to: Date }[]; own: readonly OwnTime[] },
): Evening {
  const { place, timeZone } = byHerClock(new Moment(now, { timeZone: rules.timeZone, place: rules.city }), rules)
  const clock = { place, timeZone }
  const there = { city: place, rules: startRules(rules, now) }
  const local = parseLocalTime(localText(new Moment(now, clock))) ?? now.getTime()
  const date = dateOf(local)
  const isNight = local - Date.parse(`${date}T00:00Z`) < 6 * HOUR_MS && goesPastMidnight(addDays(date, -1), there)
  const evening = isNight ? addDays(date, -1) : date
  const next = addDays(evening, 1)
  const isLate = goesPastMidnight(evening, there)
  const endsAt = new Moment(instantOf(`${next}T${isLate ? MORNING : '00:00'}`, timeZone), clock)
  const lastStart = startsOf(evening, there)
    .flatMap((start) => askable(start, there))
    .findLast((start) => isFree(start, held))
  const blocks = own.filter((each): each is OwnTime & { blockId: string } => each.blockId !== null)
  const doneBy = blocks.find((each) => each.startsAt.at <= now.getTime() && each.endsAt.at >= endsAt.at)
  return {
    clock,
    form: {
      day: date,
      from: new Date(Math.floor(local / STEP_MS) * STEP_MS).toISOString().slice(11, 16),
      lastDay: isLate && !isNight ? next : '',
      to: isLate ? MORNING : '',
      repeat: 'once',
      repeatUntil: '',
    },
    endsAt,
    state: lastStart !== undefined ? 'open' : doneBy ? 'done' : 'over',
    lastStart: lastStart === undefined ? undefined : new Moment(lastStart, clock),
    doneBy,
  }
}

interface There {
  city: string
  rules: StartRules
}

/** Clock times at which a booking of that evening may start, as if they were UTC, those after midnight last. */
const startsOf = (evening: string, { city, rules: { booking } }: There): number[] =>
  [evening, addDays(evening, 1)]
    .flatMap((date) => openStarts(date, (day) => hoursOn({ city, day }, booking)).map((time) => parseLocalTime(`${date}T${time}`) ?? 0))
    .filter((local) => eveningOf({ local, city }, booking) === evening)

const goesPastMidnight = (evening: string, there: There): boolean => startsOf(evening, there).some((local) => dateOf(local) > evening)

/** The instant of a start, if the form would take it for as short a time as there is. */
function askable(local: number, { city, rules }: There): number[] {
  const planned = planStart({ local, hours: AVAILABILITY_STEP_MINUTES / 60, city }, rules)
  return 'start' in planned ? [planned.start] : []
}

const isFree = (start: number, taken: readonly { from: Date; to: Date }[]): boolean =>
  !taken.some(({ from, to }) => from.getTime() < start + STEP_MS && start < to.getTime())

/** A clock time that a change of clocks leaves out is the one an hour later. */
function instantOf(text: string, timeZone: string): number {
  const local = parseLocalTime(text) ?? 0
  return toInstant(local, timeZone) ?? toInstant(local + HOUR_MS, timeZone) ?? local
}
