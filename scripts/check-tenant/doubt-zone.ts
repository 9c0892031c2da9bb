import { localDay } from '../../edge/http/local-day.ts'
import { clocksOf } from '../../edge/platform/diary/tour/find-time-zone.ts'

/** In a southern and in a northern summer: zones that agree at both are one clock by two names. */
const MOMENTS = [new Date('2026-01-15T00:00:00Z'), new Date('2026-07-15T00:00:00Z')]

const clockAt = (timeZone: string): string => JSON.stringify(MOMENTS.map((at) => localDay(at, timeZone)))

/** A sentence where the city is known and goes by another clock: perhaps it is meant, so that nothing is refused. Pure. */
export function doubtZone({ city, timeZone }: { city: string; timeZone: string }): string | undefined {
  const clocks = clocksOf(city)
  if (clocks.length === 0 || clocks.some((clock) => clockAt(clock.timeZone) === clockAt(timeZone))) return undefined
  const zones = [...new Set(clocks.map((clock) => clock.timeZone))].join(' or ')
  return `${city} goes by ${zones}, and tenant.yaml says timeZone: ${timeZone}. Is that meant? Her hours are told by it.`
}
