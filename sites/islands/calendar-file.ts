import type { Span } from './clocks.ts'

interface CalendarEntry {
  title: string
  reference: string
  span: Span
  city: string
  now: Date
}

/**
 * A request for a calendar that others may look at: a neutral title, no name, no place beyond the city (RFC 5545). In UTC, which every calendar shows by
 * its own clock. The reference is the UID, so that the file of the confirmation takes its place.
 */
export function calendarFile({ title, reference, span, city, now }: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//appointments//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${reference}`,
    'SEQUENCE:0',
    `DTSTAMP:${stamp(now.getTime())}`,
    `DTSTART:${stamp(span.start)}`,
    `DTEND:${stamp(span.end)}`,
    `SUMMARY:${icsText(title)}`,
    `LOCATION:${icsText(city)}`,
    'STATUS:TENTATIVE',
    'TRANSP:OPAQUE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.join('\r\n')}\r\n`
}

const icsText = (text: string): string => text.replace(/([\\;,])/g, '\\$1')

/** `20261204T090000Z` */
const stamp = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
