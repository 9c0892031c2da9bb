import { tzOffset } from '@date-fns/tz'
import ICAL from 'ical.js'
import { toInstant } from '../../../../tenants/contract/local-time.ts'

const HOUR_MS = 3_600_000

/** The instant at which clocks of a zone show a local time of local-time.ts; where a change of clocks skips it, the one an hour later. */
export type Zone = (local: number) => number

export const utc: Zone = (local) => local

/** `timeZone`: IANA name. */
export const zoneOf =
  (timeZone: string): Zone =>
  (local) =>
    toInstant(local, timeZone) ?? toInstant(local + HOUR_MS, timeZone) ?? local

/**
 * The zones that a calendar's entries name: by their IANA name, or else by the rules that the file brings, as Outlook's "AUS Eastern Standard Time" does.
 * Undefined for one that has neither.
 */
export function calendarZones(rules: ReadonlyMap<string, readonly string[]>): (tzid: string) => Zone | undefined {
  const known = new Map<string, Zone | undefined>()
  return (tzid) => {
    if (!known.has(tzid)) known.set(tzid, isIana(tzid) ? zoneOf(tzid) : ruledZone(rules.get(tzid)))
    return known.get(tzid)
  }
}

/** `(UTC+10:00) Canberra, Melbourne, Sydney` is a name of Exchange's, with rules of its own: the number in it is only that of the winter. */
const isIana = (tzid: string): boolean =>
  (!/[+-]\d/.test(tzid) || /^Etc\/GMT[+-]\d+$/.test(tzid)) && Number.isFinite(tzOffset(tzid, new Date(0)))

/** A zone changes its clocks twice a year; whatever is more than that is no zone. */
const PARTS_MAX = 200
const YEARLY =
  /^RRULE:(?:FREQ=YEARLY|INTERVAL=1|BYMONTH=\d{1,2}|BYDAY=-?\d?[A-Z]{2}|BYMONTHDAY=[\d,-]{1,30}|UNTIL=\w{8,16}|WKST=[A-Z]{2}|;)+$/i

function ruledZone(lines: readonly string[] | undefined): Zone | undefined {
  if (!lines || lines.length > PARTS_MAX * 6 || lines.some((line) => /^(RRULE|RDATE)/i.test(line) && !isZoneRule(line))) return undefined
  const text = ['BEGIN:VTIMEZONE', ...lines, 'END:VTIMEZONE'].join('\r\n')
  const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text) as unknown[]))
  return (local) => local - zone.utcOffset(ICAL.Time.fromDateTimeString(new Date(local).toISOString().slice(0, 19))) * 1000
}

const isZoneRule = (line: string): boolean => YEARLY.test(line) || /^RDATE[:;]/i.test(line)
