import { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import type { RequestRow } from '../../../db/queries/requests.ts'
import { clientLanguage } from '../html/client-when.ts'
import { tellCity } from '../html/tell-city.ts'
import { calendarTimes, placedCalendar } from './calendar-times.ts'
import type { MailCalendar } from './mail.ts'
import { eventId } from './own-events.ts'

type Appointment = Pick<RequestRow, 'reference' | 'startsAt' | 'endsAt' | 'city' | 'moves' | 'spoken'>

/**
 * An appointment for a calendar that others may look at: a neutral title, no name, no place beyond the city (RFC 5545). The cancellation has the
 * invitation's UID and a higher SEQUENCE, by which a calendar knows what to take out (RFC 5546, 3.2.5). `organizer`: the platform's address.
 */
export function renderIcs(
  { reference, startsAt, endsAt, city, moves, spoken }: Appointment,
  { organizer, isCancelled }: { organizer: string; isCancelled: boolean },
): MailCalendar {
  const language = clientLanguage(spoken)
  const { letters } = language.words
  const method = isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH
  const calendar = placedCalendar({ method })
  calendar.createEvent({
    id: eventId({ reference }),
    // A calendar takes a later version for the one it has (RFC 5545, 3.8.7.4).
    sequence: moves + (isCancelled ? 1 : 0),
    ...calendarTimes({ startsAt, endsAt }),
    summary: letters.calendarTitle,
    location: tellCity(String(city), language),
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: letters.calendarFrom, email: organizer },
  })
  const name = isCancelled ? letters.calendarFileCancelled : letters.calendarFile
  return { method, content: calendar.toString(), filename: `${name}.ics` }
}
