import { tzOffset } from '@date-fns/tz'
import type { DiaryLeg, DiaryRow } from '../../../db/queries/diary.ts'
import { localText } from '../html/format-when.ts'
import { addDays } from '../reports/report-week.ts'

/** Of an entry that lies over midnight, which part of it a day has. */
export type Part = 'whole' | 'begins' | 'goes on' | 'ends'

export interface DiaryEntry<Row extends DiaryRow = DiaryRow> {
  row: Row
  part: Part
}

export interface DiaryDay<Row extends DiaryRow = DiaryRow> {
  /** 2026-12-05 */
  day: string
  isToday: boolean
  isPast: boolean
  /** Where she is on tour, and whether its band begins or ends here. */
  legs: { city: string; isFirst: boolean; isLast: boolean }[]
  /** The clocks of the day in the order she meets them, where they are not those of home or where two of them differ. */
  clocks: string[]
  entries: DiaryEntry<Row>[]
}

interface Home {
  city: string
  timeZone: string
}

/**
 * Every day of the span with what it has. An entry stands on the days that the clocks of its own place show, sorted by the moment it begins: on a day of
 * travel two clocks are told, and neither is the other's. Pure.
 */
export function planDays<Row extends DiaryRow>(
  { from, to, today }: { from: string; to: string; today: string },
  { rows, legs, home }: { rows: readonly Row[]; legs: readonly DiaryLeg[]; home: Home },
): DiaryDay<Row>[] {
  const days: DiaryDay<Row>[] = []
  for (let day = from; day <= to; day = addDays(day, 1))
    days.push({
      day,
      isToday: day === today,
      isPast: day < today,
      legs: legs
        .filter((leg) => leg.from <= day && day <= leg.to)
        .map(({ city, from: first, to: last }) => ({ city, isFirst: first === day, isLast: last === day })),
      clocks: planClocks(day, legs, home),
      entries: rows.flatMap((row) => partOf(row, day)).toSorted((a, b) => a.row.startsAt.at - b.row.startsAt.at),
    })
  return days
}

function partOf<Row extends DiaryRow>(row: Row, day: string): DiaryEntry<Row>[] {
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
