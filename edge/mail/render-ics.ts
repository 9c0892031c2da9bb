import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { RequestRow } from '../../db/queries/requests.ts'

/** An appointment for a calendar that others may look at: a neutral title, no name, no place beyond the city (RFC 5545). */
export function renderIcs({ reference, startsAt, endsAt, city }: Pick<RequestRow, 'reference' | 'startsAt' | 'endsAt' | 'city'>): string {
  const calendar = ical({ method: ICalCalendarMethod.PUBLISH, prodId: '-//appointments//EN' })
  calendar.createEvent({
    id: reference,
    start: new Date(startsAt.at),
    end: new Date(endsAt.at),
    summary: 'Appointment',
    location: city,
    status: ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}
