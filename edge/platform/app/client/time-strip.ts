// A day as a strip to drag along: from six in the morning to six the next. Pure.

const FIRST_HOUR = 6
const DAY_MINUTES = 1440
const STEP_MINUTES = 30
/** What a tap without a drag means. */
const TAP_MINUTES = 60
/** A time that ends by the clock as it starts is refused: nobody could tell it from a slip. */
const LONGEST_MINUTES = DAY_MINUTES - STEP_MINUTES

/** Minutes since the strip begins. */
export interface Span {
  from: number
  to: number
}

/** The half hour that a place on the strip is in; beyond its ends the first or the last. `share`: 0 is its left end, 1 its right. */
const stepAt = (share: number): number =>
  Math.min(Math.max(Math.floor((share * DAY_MINUTES) / STEP_MINUTES), 0), DAY_MINUTES / STEP_MINUTES - 1) * STEP_MINUTES

/** From where a finger came down to where it is, in either direction, both half hours included; without a move an hour. */
export function spanOf(down: number, now: number): Span {
  const [one, other] = [stepAt(down), stepAt(now)]
  if (one === other) return { from: one, to: Math.min(one + TAP_MINUTES, DAY_MINUTES) }
  const from = Math.min(one, other)
  return { from, to: Math.min(Math.max(one, other) + STEP_MINUTES, from + LONGEST_MINUTES) }
}

/** As a field for a time has it: `19:30`, and `02:00` after midnight. */
export function clockOf(minutes: number): string {
  const of = (minutes + FIRST_HOUR * 60) % DAY_MINUTES
  return `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`
}

/** What two fields say; undefined where they say no time, or one that the strip cannot show in one piece. */
export function spanOfClocks(from: string, to: string): Span | undefined {
  const [start, end] = [minutesOf(from), minutesOf(to)]
  if (start === undefined || end === undefined) return undefined
  return start < (end === 0 ? DAY_MINUTES : end) ? { from: start, to: end === 0 ? DAY_MINUTES : end } : undefined
}

function minutesOf(clock: string): number | undefined {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(clock) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  return (Number(hours) * 60 + Number(minutes) - FIRST_HOUR * 60 + DAY_MINUTES) % DAY_MINUTES
}

/** Left edge and width in percent. */
export const placeOf = ({ from, to }: Span): { left: string; width: string } => ({
  left: `${(from / DAY_MINUTES) * 100}%`,
  width: `${((to - from) / DAY_MINUTES) * 100}%`,
})
