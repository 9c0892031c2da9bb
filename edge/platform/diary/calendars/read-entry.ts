import ICAL from 'ical.js'
import { FREQUENCIES, localOf } from '../local-starts.ts'
import { utc, type Zone } from './zones.ts'

const DAY_MS = 86_400_000
/** A longer one is no person's, and the work of each of its days. */
const RULE_LENGTH_MAX = 500
/** A thousand times that are left out, in one line or one in each. */
const LINE_LENGTH_MAX = 20_000
const LINES_MAX = 1500
/** Further away than this no entry of a diary is. */
const YEARS = { first: 1900, last: 2200 }

/** A moment of an entry: the clock time it is written as, and when that is. */
export interface Told {
  local: number
  at: number
  isDay: boolean
}

export interface Entry {
  uid: string
  start: Told
  /** The end of the time that begins at a local time. */
  endOf: (local: number) => number
  zone: Zone
  isBusy: boolean
  /** Which time of what repeats it stands for (RECURRENCE-ID). */
  replaces: Told | undefined
  rules: { rule: ICAL.Recur; until: Told | undefined }[]
  more: Told[]
  except: Told[]
}

export interface Zones {
  /** By whose clock a time is told that names none, and a whole day is one. */
  home: Zone
  named: (tzid: string) => Zone | undefined
}

/** An entry from the lines of strip-calendar.ts. Throws where it makes no sense. Pure. */
export function readEntry(lines: readonly string[], zones: Zones): Entry {
  if (lines.length > LINES_MAX || lines.some(({ length }) => length > LINE_LENGTH_MAX)) throw new Error('An entry that is too long.')
  if (lines.some((line) => /^RRULE/i.test(line) && line.length > RULE_LENGTH_MAX)) throw new Error('A rule that is too long.')
  if (lines.some((line) => /^RECURRENCE-ID[^:]*RANGE=/i.test(line))) throw new Error('An entry for all times after one.')
  const parsed = new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')) as unknown[])
  const told = (name: string): Told[] => parsed.getAllProperties(name).flatMap((property) => readTimes(property, zones))
  const [start] = told('dtstart')
  if (!start) throw new Error('An entry without a beginning.')
  const zone = zoneOfProperty(parsed.getFirstProperty('dtstart'), zones)
  const text = (name: string) => String(parsed.getFirstPropertyValue(name) ?? '').toUpperCase()
  return {
    uid: String(parsed.getFirstPropertyValue('uid') ?? ''),
    start,
    endOf: readEnd(parsed, { start, end: told('dtend')[0], zone }),
    zone,
    isBusy: text('status') !== 'CANCELLED' && (text('transp') || FREE[text('x-microsoft-cdo-busystatus')]) !== 'TRANSPARENT',
    replaces: told('recurrence-id')[0],
    rules: parsed.getAllProperties('rrule').map((property) => readRule(property.getFirstValue(), zone)),
    more: told('rdate'),
    except: told('exdate'),
  }
}

/** Outlook says it twice; where it says it once, here. */
const FREE: Record<string, string> = { FREE: 'TRANSPARENT' }

function readTimes(property: ICAL.Property, zones: Zones): Told[] {
  const zone = zoneOfProperty(property, zones)
  return property.getValues().map((value: unknown) => readTime(value instanceof ICAL.Period ? value.start : value, zone))
}

function readTime(value: unknown, zone: Zone): Told {
  if (!(value instanceof ICAL.Time)) throw new Error('Not a time.')
  const local = localOf(value)
  const { year } = value
  if (!Number.isFinite(local) || year < YEARS.first || year > YEARS.last) throw new Error('Not a time of our age.')
  return { local, at: (value.zone === ICAL.Timezone.utcTimezone ? utc : zone)(local), isDay: value.isDate }
}

function zoneOfProperty(property: ICAL.Property | null, zones: Zones): Zone {
  const [value, tzid] = [property?.getFirstValue() as unknown, property?.getFirstParameter('tzid')]
  if (value instanceof ICAL.Time && value.zone === ICAL.Timezone.utcTimezone) return utc
  if (tzid === undefined || tzid === '') return zones.home
  const zone = zones.named(tzid)
  if (!zone) throw new Error('A zone that nobody knows.')
  return zone
}

/** Without an end a day is a day, and a moment takes no time. */
function readEnd(parsed: ICAL.Component, { start, end, zone }: { start: Told; end: Told | undefined; zone: Zone }): Entry['endOf'] {
  const duration: unknown = parsed.getFirstPropertyValue('duration')
  if (duration instanceof ICAL.Duration) {
    const { weeks, days, hours, minutes, seconds } = duration
    // Days are as long as clocks make them, hours are hours (RFC 5545, 3.3.6).
    return (local) => zone(local + (weeks * 7 + days) * DAY_MS) + ((hours * 60 + minutes) * 60 + seconds) * 1000
  }
  if (start.isDay) {
    // Some write a single day's end as that day.
    const days = Math.max(1, end ? Math.round((end.local - start.local) / DAY_MS) : 1)
    return (local) => zone(local + days * DAY_MS)
  }
  const length = (end ?? start).at - start.at
  return (local) => zone(local) + length
}

function readRule(rule: unknown, zone: Zone): Entry['rules'][number] {
  if (!(rule instanceof ICAL.Recur) || !FREQUENCIES.includes(rule.freq)) throw new Error('A rule that is not followed.')
  const until = rule.until === null ? undefined : readTime(rule.until, zone)
  // By clocks of its zone, while UNTIL is in UTC: who goes through the times ends them.
  const endless = ICAL.Recur.fromString(rule.toString())
  endless.until = null
  return { rule: endless, until }
}
