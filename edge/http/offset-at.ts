import { tzOffset } from '@date-fns/tz'

/** Clocks change at the beginning of a quarter of an hour everywhere, since before there were computers. */
const QUARTER_MS = 900_000
/** Offsets of so many quarters, of whatever zone: the Intl object that tells one takes 20 µs, and a request with its mails asks some thirty times. */
const KEPT_MAX = 5000
const kept = new Map<string, number>()

/** Minutes by which clocks in a zone are ahead of UTC at an instant (milliseconds since 1970); NaN where there is no such zone. */
export function offsetAt(timeZone: string, at: number): number {
  const key = `${timeZone} ${Math.floor(at / QUARTER_MS)}`
  const known = kept.get(key)
  if (known !== undefined) return known
  if (kept.size >= KEPT_MAX) kept.clear()
  const offset = tzOffset(timeZone, new Date(at))
  kept.set(key, offset)
  return offset
}
