import { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { RequestRow } from '../../db/queries/requests.ts'
import { calendarTimes, placedCalendar } from './calendar-times.ts'

/** An appointment for a calendar that others may look at: a neutral title, no name, no place beyond the city (RFC 5545). */
export function renderIcs({ reference, startsAt, endsAt, city }: Pick<RequestRow, 'reference' | 'startsAt' | 'endsAt' | 'city'>): string {
  const calendar = placedCalendar({ method: ICalCalendarMethod.PUBLISH })
  calendar.createEvent({
    id: reference,
    ...calendarTimes({ startsAt, endsAt }),
    summary: 'Appointment',
    location: city,
    status: ICalEventStatus.CONFIRMED,
  })
  return calendar.toString()
}
