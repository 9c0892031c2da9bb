import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../tenants/contract/limits.ts'
import type { TourLeg } from '../../tenants/contract/policy.ts'
import { comeAgain } from '../../tenants/load/come-again.ts'

// Simulations, benches and tests ask for times at home, on any day that they run. On a tour nobody can be booked there.

const TENANTS = path.resolve(import.meta.dirname, '../../tenants')
const DAY_MS = 86_400_000
/** 90 weeks: the same day of the week, and no sample plans so far ahead. 72 where that is later than anything can be asked for. */
const LATER_DAYS = 630
const LESS_LATER_DAYS = 504

/** Whether one of the tenants here is on tour on a day, e.g. `2026-12-04`. */
const isTourDay = (day: string): boolean => LEGS.some(({ from, to }) => from <= day && day <= to)

/** The day so many days after `now`, or the same weekday long after it where somebody is on tour. */
export function dayAtHome(now: Date, days: number): string {
  const dayAfter = (count: number) => new Date(now.getTime() + count * DAY_MS).toISOString().slice(0, 10)
  const day = dayAfter(days)
  if (!isTourDay(day)) return day
  return dayAfter(days + (days + LATER_DAYS < BOOKING_ADVANCE_DAYS_MAX ? LATER_DAYS : LESS_LATER_DAYS))
}

/** Days on which nobody is on tour, from so many days after `now`, one after the other. */
export function* daysAtHome(now: Date, days: number): Generator<string, never> {
  for (let count = days; ; count++) {
    const day = new Date(now.getTime() + count * DAY_MS).toISOString().slice(0, 10)
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
