import { ICalEventStatus } from 'ical-generator'
import { type CalendarRow, selectCalendar } from '../../../db/queries/inbox.ts'
import { isCalendarLink, tenantOfCalendar } from '../keys/calendar-link.ts'
import { linkSecrets } from '../keys/link-secrets.ts'
import { calendarTimes, placedCalendar } from '../mail/calendar-times.ts'
import { eventId } from '../mail/own-events.ts'
import { inTenant } from '../postgres/in-tenant.ts'

/** What is to come for the companion's own calendar: times and cities under a neutral name, no client. The address is the key to it. */
export async function answerCalendar(env: PlatformEnv, token: string): Promise<Response | undefined> {
  const tenantId = tenantOfCalendar(token)
  if (tenantId === undefined) return undefined
  const rows = await inTenant(env, { tenantId, role: 'companion_read' }, async (tx) =>
    (await isCalendarLink(tx, linkSecrets(env), { tenantId, token })) ? selectCalendar(tx, tenantId) : undefined,
  )
  if (!rows) return undefined
  const calendar = placedCalendar({ name: 'Appointments', ttl: 900 })
  for (const { reference, kind, startsAt, endsAt, city } of rows)
    calendar.createEvent({
      id: eventId({ reference, ...(kind === 'offered' ? { offeredAt: startsAt.at } : {}) }),
      ...calendarTimes({ startsAt, endsAt }),
      summary: SUMMARIES[kind],
      location: String(city),
      status: kind === 'confirmed' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    })
  return new Response(calendar.toString(), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  })
}

/** For whoever looks at her phone they are any appointments. */
const SUMMARIES: Record<CalendarRow['kind'], string> = {
  confirmed: 'Appointment',
  waiting: 'Appointment (not confirmed)',
  offered: 'Appointment (offered to somebody)',
}
