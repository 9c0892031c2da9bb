import { CALENDAR_ENTRIES_MAX } from '../../../../tenants/contract/diary-limits.ts'

export interface StrippedCalendar {
  /** Lines of each entry. */
  entries: string[][]
  /** TZID -> lines of the zone's rules. */
  zones: Map<string, string[]>
}

/** What says when an entry is, and whether it takes her time. */
const ENTRY_LINES = new Set([
  ...['UID', 'DTSTART', 'DTEND', 'DURATION', 'RRULE', 'RDATE', 'EXDATE', 'RECURRENCE-ID'],
  ...['STATUS', 'TRANSP', 'X-MICROSOFT-CDO-BUSYSTATUS'],
])
const ZONE_LINES = new Set(['TZID', 'DTSTART', 'RRULE', 'RDATE', 'TZOFFSETFROM', 'TZOFFSETTO'])

/**
 * Of a calendar (RFC 5545) the entries and zones, and of those nothing but times. Titles, places, people and words are left behind here, before anything
 * else looks, so that nothing can keep or print one. Undefined: it has more entries than are read. Pure.
 */
export function stripCalendar(text: string): StrippedCalendar | undefined {
  const entries: string[][] = []
  const zones = new Map<string, string[]>()
  const inside: string[] = []
  let open: string[] | undefined
  // A line goes on in the next one that begins with a blank.
  for (const line of text.replaceAll(/(?:\r\n|\n|\r)[ \t]/g, '').split(/\r\n|\n|\r/)) {
    const [, name = ''] = /^([A-Za-z0-9-]+)[:;]/.exec(line) ?? []
    const property = name.toUpperCase()
    if (property === 'BEGIN') {
      inside.push(componentOf(line))
      if (isTop(inside)) open = []
      else if (isPartOfZone(inside)) open?.push(line)
    } else if (property === 'END') {
      if (isPartOfZone(inside)) open?.push(line)
      if (isTop(inside) && open) {
        if (inside.at(-1) === 'VEVENT') entries.push(open)
        else zones.set(tzidOf(open), open)
        open = undefined
        if (entries.length > CALENDAR_ENTRIES_MAX) return undefined
      }
      inside.pop()
    } else if (isKept(inside, property)) open?.push(line)
  }
  return { entries, zones }
}

const componentOf = (line: string): string =>
  line
    .slice(line.indexOf(':') + 1)
    .trim()
    .toUpperCase()

const isTop = (inside: readonly string[]): boolean => inside.length === 2 && (inside[1] === 'VEVENT' || inside[1] === 'VTIMEZONE')

const isPartOfZone = (inside: readonly string[]): boolean =>
  inside.length === 3 && inside[1] === 'VTIMEZONE' && (inside[2] === 'STANDARD' || inside[2] === 'DAYLIGHT')

/** An alarm inside an entry has times too, which are none of its. */
const isKept = (inside: readonly string[], property: string): boolean =>
  isTop(inside) ? (inside[1] === 'VEVENT' ? ENTRY_LINES : ZONE_LINES).has(property) : isPartOfZone(inside) && ZONE_LINES.has(property)

/** As entries name it: there in quotes, here with its commas escaped. */
const tzidOf = (lines: readonly string[]): string =>
  (lines.find((line) => /^TZID[:;]/i.test(line)) ?? '')
    .replace(/^[^:]*:/, '')
    .replaceAll(/\\([\\,;])/g, '$1')
    .trim()
