import type { BookingPolicy } from '../../../../tenants/contract/policy.ts'
import { WEEKDAYS } from '../../../../tenants/contract/weekdays.ts'

// A week of hours in two shapes: as rules have it (lines of several days) and as she edits it (a row for each weekday). Pure.

export type Weekday = (typeof WEEKDAYS)[number]
export type Openings = BookingPolicy['openings']

/** Earliest and latest start, as a field for a time has them: `19:30`, or empty. */
export interface HourPair {
  from: string
  to: string
}

/** Of each weekday; none: closed. */
export type WeekRows = Record<Weekday, HourPair[]>

const weekOf = (pairsOf: (day: Weekday) => HourPair[]): WeekRows =>
  Object.fromEntries(WEEKDAYS.map((day) => [day, pairsOf(day)])) as WeekRows

/** Rows of openings, each day's in the order of its clock. */
export const rowsOf = (openings: Openings): WeekRows =>
  weekOf((day) =>
    openings
      .filter(({ days }) => days.includes(day))
      .map(({ from, to }) => ({ from, to }))
      .toSorted((a, b) => textOf(a).localeCompare(textOf(b))),
  )

/** Openings of rows: days with the same hours share a line. */
export function openingsOf(rows: WeekRows): Openings {
  const lines = new Map<string, Openings[number]>()
  for (const day of WEEKDAYS)
    for (const pair of rows[day]) {
      const line = lines.get(textOf(pair)) ?? { days: [], from: pair.from, to: pair.to }
      if (!line.days.includes(day)) line.days.push(day)
      lines.set(textOf(pair), line)
    }
  return [...lines.values()]
}

/** Whether two lists of openings are the same week, however they are written. */
export const isSameWeek = (one: Openings, other: Openings): boolean =>
  JSON.stringify(openingsOf(rowsOf(one))) === JSON.stringify(openingsOf(rowsOf(other)))

/** What a form says, without what was left empty: fields `mon-from` and `mon-to`, each as often as the row has pairs. */
export const readRows = (form: FormData): WeekRows => weekOf((day) => readPairs(form, day))

/** The same of fields `name-from` and `name-to`. */
export function readPairs(form: FormData, name: string): HourPair[] {
  const texts = (end: 'from' | 'to') => form.getAll(`${name}-${end}`).map((value) => String(value).slice(0, 5))
  const ends = texts('to')
  return texts('from')
    .map((from, at) => ({ from, to: ends[at] ?? '' }))
    .filter(({ from, to }) => from !== '' || to !== '')
}

export type RowProblems = Partial<Record<Weekday, string>>

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Which days of typed rows cannot be kept, and why. */
export const rowProblems = (rows: WeekRows): RowProblems =>
  Object.fromEntries(
    WEEKDAYS.flatMap((day) => {
      const problem = pairProblem(rows[day])
      return problem === undefined ? [] : [[day, problem]]
    }),
  )

/** What is wrong with the hours of a day, in a sentence for her. */
export function pairProblem(pairs: readonly HourPair[]): string | undefined {
  for (const { from, to } of pairs) {
    if (from === '' || to === '') return 'Give both times, or leave both empty.'
    if (!TIME.test(from) || !TIME.test(to)) return 'Write times such as 19:30.'
  }
  return undefined
}

export const isEmptyWeek = (rows: WeekRows): boolean => WEEKDAYS.every((day) => rows[day].length === 0)

const textOf = ({ from, to }: HourPair): string => `${from} ${to}`
