import ICAL from 'ical.js'

/** So many days at most are turned over until the next time is found: what comes once in twenty years still does. */
const STEPS_TO_NEXT_MAX = 20_000
const DAY_MS = 86_400_000

/** How often days may still be turned over, for all that share it. */
export interface Steps {
  left: number
}

/** A rule that finds too few times for the work. */
export class TooManySteps extends Error {
  override readonly name = 'TooManySteps'
}

/** FREQ of rules that are followed: hours and minutes would fill the calendar. */
export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']

/**
 * Beginnings of what repeats by a rule of RFC 5545, clock times of local-time.ts, earliest first. Without an end where the rule has none. `from`: before it
 * some may be missing. A rule that never comes true, such as 30 February, would keep ical.js busy for ever: it throws TooManySteps.
 */
export function* localStarts(start: number, rule: ICAL.Recur, { steps, from = start }: { steps: Steps; from?: number }): Generator<number> {
  const first = new CountedTime(fieldsOf(start + passedOver(start, rule, from)), ICAL.Timezone.utcTimezone)
  first.steps = steps
  first.round = { left: STEPS_TO_NEXT_MAX }
  const recurrence = rule.iterator(first)
  for (let next = recurrence.next(); next; next = recurrence.next()) {
    first.round.left = STEPS_TO_NEXT_MAX
    yield localOf(next)
  }
}

/** Years of days and weeks can be passed over whole, so that an old series is no more work than a new one. */
function passedOver(start: number, { freq, interval, count }: ICAL.Recur, from: number): number {
  const period = (freq === 'DAILY' ? 1 : 7) * Math.max(1, interval) * DAY_MS
  return (freq === 'DAILY' || freq === 'WEEKLY') && count === null && from > start ? Math.floor((from - start) / period) * period : 0
}

/** A clock time without a place, as local-time.ts has it. */
export const localOf = ({ year, month, day, hour, minute, second }: ICAL.Time): number =>
  Date.UTC(year, month - 1, day, hour, minute, second)

function fieldsOf(local: number) {
  const date = new Date(local)
  return {
    ...{ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() },
    ...{ hour: date.getUTCHours(), minute: date.getUTCMinutes(), second: date.getUTCSeconds(), isDate: false },
  }
}

/** What ical.js turns: whichever way it looks for the next time, it sets the day. */
class CountedTime extends ICAL.Time {
  steps: Steps = { left: 0 }
  round: Steps = { left: 0 }

  override get day(): number {
    return super.day
  }

  override set day(value: number) {
    super.day = value
    // Fields come into being after the constructor of the library has set its own.
    if (this.steps === undefined) return
    this.steps.left -= 1
    this.round.left -= 1
    if (this.steps.left < 0 || this.round.left < 0) throw new TooManySteps('A rule that finds no times.')
  }

  override clone(): CountedTime {
    const { year, month, day, hour, minute, second, isDate } = this
    const copy = new CountedTime({ year, month, day, hour, minute, second, isDate }, this.zone)
    copy.steps = this.steps
    copy.round = this.round
    return copy
  }
}
