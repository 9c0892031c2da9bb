import { ICalEventStatus } from 'ical-generator'
import { type CalendarRow, selectCalendar } from '../../../db/queries/inbox.ts'
import { selectOwnTimes } from '../../../db/queries/time-blocks.ts'
import { addDays } from '../../http/add-days.ts'
import { isCalendarLink, tenantOfCalendar } from '../keys/calendar-link.ts'
import { linkSecrets } from '../keys/link-secrets.ts'
import { calendarTimes, placedCalendar } from '../mail/calendar-times.ts'
import { eventId, ownTimeId } from '../mail/own-events.ts'
import { inTenant } from '../postgres/in-tenant.ts'

/** Of what she has blocked. */
const OWN_DAYS_BACK = 30
const OWN_DAYS_AHEAD = 180

/**
 * What is to come for the companion's own calendar: times and cities under a neutral name, no client, and what she has blocked. The address is the key
 * to it.
 */
export async function answerCalendar(env: PlatformEnv, token: string, now: Date): Promise<Response | undefined> {
  const tenantId = tenantOfCalendar(token)
  if (tenantId === undefined) return undefined
  const day = now.toISOString().slice(0, 10)
  const ownDays = { from: addDays(day, -OWN_DAYS_BACK), to: addDays(day, OWN_DAYS_AHEAD) }
  const found = await inTenant(env, { tenantId, role: 'companion_read' }, async (tx) =>
    (await isCalendarLink(tx, linkSecrets(env), { tenantId, token }))
      ? Promise.all([selectCalendar(tx, tenantId), selectOwnTimes(tx, tenantId, ownDays)])
      : undefined,
  )
  if (!found) return undefined
  const [rows, own] = found
  const calendar = placedCalendar({ name: 'Appointments', ttl: 900 })
  for (const { reference, kind, startsAt, endsAt, city } of rows)
    calendar.createEvent({
      id: eventId({ reference, ...(kind === 'offered' ? { offeredAt: startsAt.at } : {}) }),
      ...calendarTimes({ startsAt, endsAt }),
      summary: SUMMARIES[kind],
      location: String(city),
      status: kind === 'confirmed' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
    })
  // What another calendar of hers has is there already.
  for (const { blockId, startsAt, endsAt } of own)
    if (blockId !== null)
      calendar.createEvent({ id: ownTimeId({ blockId, at: startsAt.at }), ...calendarTimes({ startsAt, endsAt }), summary: 'Busy' })
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
