import type { Sql } from 'postgres'
import { applyRetention } from '../../db/queries/apply-retention.ts'
import { attributeBookings } from '../../db/queries/attribute-bookings.ts'
import { noteReminders } from '../../db/queries/note-reminders.ts'
import { refreshRollups, selectTenantsToRollUp } from '../../db/queries/refresh-rollups.ts'
import { passTimeOnBookings } from '../../db/queries/requests.ts'
import { scheduleWeeklyReports } from '../../db/queries/schedule-reports.ts'
import { logEvent } from '../http/log.ts'
import { sendDuePushes } from './app/push/send-due-pushes.ts'
import { EVERY_NIGHT } from './cron-times.ts'
import { readDueCalendars } from './diary/calendars/read-due-calendars.ts'
import { layBlocks } from './diary/lay-blocks.ts'
import { destroyAllKeys } from './keys/destroy-keys.ts'
import { settleAllKeys } from './keys/settle-keys.ts'
import { sendDueMails } from './mail/send-due-mails.ts'
import { connectPostgres } from './postgres/connect-postgres.ts'
import { tellAllWaiting } from './requests/waiting/tell-waiting.ts'
import { forgetUploads } from './uploads/forget-uploads.ts'

/** What runs by the clock. Each job can run twice or late: it does what is due and nothing else. */
export async function runCrons({ cron }: Pick<ScheduledController, 'cron'>, env: PlatformEnv): Promise<void> {
  const sql = connectPostgres(env, { max: 2, seconds: 5 })
  try {
    if (cron === EVERY_NIGHT) {
      await applyRetention(sql)
      await settleAllKeys(env, sql)
      await layBlocks(sql, new Date())
    } else {
      await attributeBookings(sql)
      await passTimeOnBookings(sql)
      await noteReminders(sql)
      await tellAllWaiting(sql, new Date())
      await scheduleWeeklyReports(sql)
      await rollUp(sql)
      await forgetUploads(env, sql)
      await destroyAllKeys(env, sql)
      await sendDueMails(env)
      await sendDuePushes(env)
      // Last: it waits for servers of others.
      await readDueCalendars(env, sql)
    }
  } catch (error) {
    logEvent('schedule_failed', { reason: cron, error })
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function rollUp(sql: Sql): Promise<void> {
  for (const tenantId of await selectTenantsToRollUp(sql)) {
    await refreshRollups(sql, tenantId).catch((error: unknown) => logEvent('rollups_not_refreshed', { tenant: tenantId, error }))
  }
}
