import { tzOffset } from '@date-fns/tz'
import type { DiaryLeg } from '../../../db/queries/diary.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { addDays } from '../../http/add-days.ts'
import { localText } from '../html/format-when.ts'

/** Of an entry that lies over midnight, which part of it a day has. */
export type Part = 'whole' | 'begins' | 'goes on' | 'ends'

export interface Timed {
  startsAt: Moment
  endsAt: Moment
}

export interface DiaryEntry<Row extends Timed> {
  row: Row
  part: Part
}

/** What she keeps for herself all day long, and whether its whole days begin or end here. */
export interface KeptDay<Own extends Timed> {
  row: Own
  isFirst: boolean
  isLast: boolean
}

export interface DiaryDay<Row extends Timed, Own extends Timed = never> {
  /** 2026-12-05 */
  day: string
  isToday: boolean
  isPast: boolean
  /** Where she is on tour, and whether its band begins or ends here. */
  legs: { city: string; isFirst: boolean; isLast: boolean }[]
  /** The clocks of the day in the order she meets them, where they are not those of home or where two of them differ. */
  clocks: string[]
  kept: KeptDay<Own>[]
  entries: DiaryEntry<Row | Own>[]
}

interface Home {
  city: string
  timeZone: string
}

/**
 * Every day of the span with what it has. An entry stands on the days that the clocks of its own place show, sorted by the moment it begins: on a day of
 * travel two clocks are told, and neither is the other's. `own`: what she has blocked; a day that it has whole is a band, not an entry. Pure.
 */
export function planDays<Row extends Timed, Own extends Timed = never>(
  { from, to, today }: { from: string; to: string; today: string },
  { rows, own = [], legs, home }: { rows: readonly Row[]; own?: readonly Own[]; legs: readonly DiaryLeg[]; home: Home },
): DiaryDay<Row, Own>[] {
  const days: DiaryDay<Row, Own>[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    days.push({
      day,
      isToday: day === today,
      isPast: day < today,
      legs: legs
        .filter((leg) => leg.from <= day && day <= leg.to)
        .map(({ city, from: first, to: last }) => ({ city, isFirst: first === day, isLast: last === day })),
      clocks: planClocks(day, legs, home),
      kept: own.flatMap((row) => keptOn(row, day)),
      entries: [...rows.flatMap((row) => partOf(row, day)), ...own.flatMap((row) => partOfOwn(row, day))].toSorted(
        (a, b) => a.row.startsAt.at - b.row.startsAt.at,
      ),
    })
  return days
}

/** Of what she keeps for herself, the part that a day has: to its midnight is "from", from its midnight "until", and both a whole day. */
function ownPart(row: Timed, day: string): Part | undefined {
  const [from, to, midnight, next] = [localText(row.startsAt), localText(row.endsAt), `${day}T00:00`, `${addDays(day, 1)}T00:00`]
  if (to <= midnight || from >= next) return undefined
  const [begins, ends] = [from > midnight, to < next]
  return begins ? (ends ? 'whole' : 'begins') : ends ? 'ends' : 'goes on'
}

function partOfOwn<Own extends Timed>(row: Own, day: string): DiaryEntry<Own>[] {
  const part = ownPart(row, day)
  return part === undefined || part === 'goes on' ? [] : [{ row, part }]
}

function keptOn<Own extends Timed>(row: Own, day: string): KeptDay<Own>[] {
  const isWhole = (on: string): boolean => ownPart(row, on) === 'goes on'
  return isWhole(day) ? [{ row, isFirst: !isWhole(addDays(day, -1)), isLast: !isWhole(addDays(day, 1)) }] : []
}

function partOf<Row extends Timed>(row: Row, day: string): DiaryEntry<Row>[] {
  const first = localText(row.startsAt).slice(0, 10)
  const [lastDay = '', lastTime] = localText(row.endsAt).split('T')
  // What ends at midnight has nothing of the next day.
  const last = lastTime === '00:00' && lastDay > first ? addDays(lastDay, -1) : lastDay
  if (day < first || day > last) return []
  return [{ row, part: first === last ? 'whole' : day === first ? 'begins' : day === last ? 'ends' : 'goes on' }]
}

/** Home; the leg's; on its first and last day both, in the order she travels, where their clocks differ then. */
function planClocks(day: string, legs: readonly DiaryLeg[], home: Home): string[] {
  const placesOn = (on: string): Home[] => {
    const there = legs.filter((leg) => leg.from <= on && on <= leg.to)
    return there.length === 0 ? [home] : there
  }
  const here = placesOn(day)
  const [from, to] = [placesOn(addDays(day, -1)).at(-1) ?? home, placesOn(addDays(day, 1))[0] ?? home]
  const isAway = legs.some((leg) => leg.from <= day && day <= leg.to)
  const path = isAway ? [from, ...here, to] : here
  const shown = path.filter((place, at) => at === 0 || offsetOn(day, place) !== offsetOn(day, path[at - 1] ?? place))
  if (shown.length > 1) return [...new Set(shown.map(({ city }) => city))]
  return isAway && offsetOn(day, here[0] ?? home) !== offsetOn(day, home) ? [here[0]?.city ?? home.city] : []
}

/** Minutes from UTC at noon of that day there. */
const offsetOn = (day: string, { timeZone }: Home): number => tzOffset(timeZone, new Date(`${day}T12:00Z`))
