import { TZDate, tzOffset } from '@date-fns/tz'
import ical, { type ICalCalendar, type ICalCalendarData } from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { toInstant } from '../../../tenants/contract/local-time.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'

// Calendars tell an appointment by the clock of its place, as mails do: DTSTART names a zone and the file brings that zone's rules (RFC 5545,
// 3.6.5), so that a phone in another city shows both.

/** A calendar without events that brings the rules of every zone its events name. */
export function placedCalendar(data: ICalCalendarData): ICalCalendar {
  return ical({ ...data, prodId: '-//appointments//EN', timezone: { name: null, generator: (zone) => zoneRules(zone)?.text ?? null } })
}

/** `start`, `end` and `timezone` of an event. In UTC where the clocks of that night show one of the two twice: a local time would be another. */
export function calendarTimes({ startsAt, endsAt }: { startsAt: Moment; endsAt: Moment }): { start: Date; end: Date; timezone: string } {
  const zone = zoneRules(startsAt.timeZone)?.name
  const isPlain = [startsAt, endsAt].every(isToldFirst)
  const timezone = zone === undefined || !isPlain ? 'UTC' : zone
  return { start: new TZDate(startsAt.at, timezone), end: new TZDate(endsAt.at, timezone), timezone }
}

/** A local time that comes twice means the earlier one, here and to every calendar. */
const isToldFirst = ({ at, timeZone }: Moment): boolean => toInstant(at + tzOffset(timeZone, new Date(at)) * 60_000, timeZone) === at

/** The VTIMEZONE of a zone under the name it has there: that of an older name such as Australia/Canberra is its present one's. */
function zoneRules(timeZone: string): { name: string; text: string } | undefined {
  const block = tzlib_get_ical_block(timeZone)
  const [text] = Array.isArray(block) ? block : [block]
  const name = /^TZID:(.+)\r$/m.exec(text ?? '')?.[1]
  return text === undefined || name === undefined ? undefined : { name, text }
}
