import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { BOOKING_ADVANCE_DAYS_MAX } from '../../tenants/contract/limits.ts'
import { dayAtHome } from '../runtime/tour-days.ts'
import { RUN_FOLDER } from './end-run.ts'

const mine = new Map<number, string>()

/** The next file asks for days of its own (own-days.ts). */
export const forgetDays = (): void => mine.clear()

/**
 * A start that no other test file of this run asks for: `days` from now, or the next day that is nobody's yet, at a full hour of a day on which nobody is on
 * tour. The same `days` are the same day again.
 */
export function startInDays(days: number, hour = 19): string {
  const day = mine.get(days) ?? reserveDay(days)
  mine.set(days, day)
  return `${day}T${String(hour).padStart(2, '0')}:00`
}

/** A folder of that name in the run's own: two processes cannot both have made it. */
function reserveDay(days: number): string {
  const run = process.env[RUN_FOLDER]
  const day = dayAtHome(new Date(), days)
  if (run === undefined) return day
  mkdirSync(path.join(run, 'days'), { recursive: true })
  try {
    mkdirSync(path.join(run, 'days', day))
    return day
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    // Nobody can book later than the last of them: on to earlier ones, of which fewer are asked for.
    return reserveDay(days + 1 < BOOKING_ADVANCE_DAYS_MAX ? days + 1 : days - 150)
  }
}
