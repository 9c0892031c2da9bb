import type { Sql } from 'postgres'
import { claimBusyCalendars } from '../../../../db/queries/busy-calendars.ts'
import { withTenant } from '../../../../db/queries/with-tenant.ts'
import { logEvent } from '../../../http/log.ts'
import { readCalendar } from './read-calendar.ts'

const AT_ONCE = 4
const RUN_MS_MAX = 30_000

/** Every minute: what is due, a few at once. What does not come into this run is due in the next. */
export async function readDueCalendars(env: PlatformEnv, sql: Sql): Promise<void> {
  const end = Date.now() + RUN_MS_MAX
  while (Date.now() < end) {
    const due = await claimBusyCalendars(sql, AT_ONCE)
    if (due.length === 0) return
    await Promise.all(due.map((each) => readOne(env, sql, each)))
  }
}

async function readOne(env: PlatformEnv, sql: Sql, due: { tenantId: string; calendarId: string }): Promise<void> {
  try {
    const tenant = { tenantId: due.tenantId, role: 'companion_ingest' } as const
    const read = await readCalendar(env, { ...due, now: new Date(), inTenant: (work) => withTenant(sql, tenant, work) })
    const problem = read?.problem
    if (problem !== undefined) logEvent('calendar_not_read', { tenant: due.tenantId, reason: problem })
  } catch (error) {
    logEvent('calendar_not_read', { tenant: due.tenantId, error })
  }
}
