import { tzOffset } from '@date-fns/tz'
import { madeOnce } from '../../tenants/contract/made-once.ts'

/** Clocks change at the beginning of a quarter of an hour everywhere, since before there were computers. */
const QUARTER_MS = 900_000
/** Offsets of so many quarters, of whatever zone: the Intl object that tells one takes 20 µs, and a request with its mails asks some thirty times. */
const KEPT_MAX = 5000
const offsetIn = madeOnce((timeZone: string, quarter: number) => tzOffset(timeZone, new Date(quarter * QUARTER_MS)), KEPT_MAX)

/** Minutes by which clocks in a zone are ahead of UTC at an instant (milliseconds since 1970); NaN where there is no such zone. */
export const offsetAt = (timeZone: string, at: number): number => offsetIn(timeZone, Math.floor(at / QUARTER_MS))
