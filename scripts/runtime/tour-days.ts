import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../tenants/contract/limits.ts'
import type { TourLeg } from '../../tenants/contract/policy.ts'
import { comeAgain } from '../../tenants/load/come-again.ts'

// Simulations, benches and tests ask for times at home, on any day that they run. On a tour nobody can be booked there.

const TENANTS = path.resolve(import.meta.dirname, '../../tenants')
const DAY_MS = 86_400_000
/** Weeks, so that it is the same day of the week: 90, 72 and 52, where hardly anything else is asked for; what is nearer only where nothing can be asked for so late. */
const LATER_DAYS: readonly number[] = [630, 504, 364, ...Array.from({ length: 26 }, (_, index) => -7 * (index + 1))]

/** Whether one of the tenants here is on tour on a day, e.g. `2026-12-04`. */
const isTourDay = (day: string): boolean => LEGS.some(({ from, to }) => from <= day && day <= to)

/** The day so many days after `now`, or the same weekday long after it where somebody is on tour. */
export function dayAtHome(now: Date, days: number): string {
  const later = [0, ...LATER_DAYS].find(
    (more) => days + more < BOOKING_ADVANCE_DAYS_MAX && (more === 0 || days + more > 0) && !isTourDay(dayAfter(now, days + more)),
  )
  return dayAfter(now, days + (later ?? 0))
}

/** So many days one after the other on which nobody is on tour, the first of them so many days after `now` at the least. */
export function rowAtHome(now: Date, { days, length }: { days: number; length: number }): string[] {
  const row = Array.from({ length }, (_, index) => dayAfter(now, days + index))
  return row.some(isTourDay) ? rowAtHome(now, { days: days + 1, length }) : row
}

const dayAfter = (now: Date, days: number): string => new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10)

/** Days on which nobody is on tour, from so many days after `now`, one after the other. */
export function* daysAtHome(now: Date, days: number): Generator<string, never> {
  for (let count = days; ; count++) {
    const day = dayAfter(now, count)
    if (!isTourDay(day)) yield day
  }
}

/** When a sample is in a city next, or now. Throws where its tour does not lead there. */
export function legOf(slug: string, city: string): { from: string; to: string } {
  const leg = toursOf(slug).find((each) => each.city === city)
  if (!leg) throw new Error(`The tour of ${slug} does not lead to ${city}.`)
  return leg
}

/** As loadTenant has them, without the rest of the folder; nothing where there is no such tenant. */
function toursOf(slug: string): TourLeg[] {
  try {
    const { tour = [], sample } = parse(readFileSync(path.join(TENANTS, slug, 'tenant.yaml'), 'utf8')) as {
      tour?: TourLeg[]
      sample?: boolean
    }
    return sample ? comeAgain(tour, new Date()) : tour
  } catch {
    return []
  }
}

const LEGS = readdirSync(TENANTS).flatMap(toursOf)
