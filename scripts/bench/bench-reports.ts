import { cpus } from 'node:os'
import type { Sql } from 'postgres'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { scheduleWeeklyReports } from '../../db/queries/schedule-reports.ts'
import { countMails, forgetOldRollupDays, seedHistory } from '../../db/queries/seed-history.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { sendDueMails } from '../../edge/platform/mail/send-due-mails.ts'
import { formatTable } from '../print/format-table.ts'
import { withBenchDatabase } from './with-bench-database.ts'

const EVENTS_EACH = 500
/** The report reads the week and the one before it. */
const DAYS_ROLLED = 15

/** The run of a Monday: every tenant's report read, rendered, sent to a mailbox and noted, by the code of the cron, for growing numbers of tenants. */
export async function benchReports(quick: boolean): Promise<string> {
  const rows: Record<string, string>[] = []
  let first = Number.NaN
  for (const tenants of quick ? [10] : [10, 100, 1000]) {
    const { scheduleMs, sendSeconds, mails, floorSeconds } = await measureRun(tenants)
    const each = (sendSeconds * 1000) / tenants
    first = Number.isNaN(first) ? each : first
    rows.push({
      tenants: `${tenants}`,
      'noted in': `${scheduleMs.toFixed(0)} ms`,
      mails: `${mails}`,
      'sent in': `${sendSeconds.toFixed(1)} s`,
      'each, ms': each.toFixed(1),
      'of the first': (each / first).toFixed(2),
      'floor, ms': ((floorSeconds * 1000) / tenants).toFixed(1),
      'of the floor': (sendSeconds / floorSeconds).toFixed(1),
    })
  }
  return `${cpus().length} cores, embedded PostgreSQL, ${EVENTS_EACH} events a tenant; mails go to a mailbox in memory. Floor: the transactions of the ledger with nothing in them.

${formatTable(rows)}`
}

async function measureRun(tenants: number) {
  return withBenchDatabase(async (sql, url) => {
    await seedHistory(sql, { tenants, events: tenants * EVENTS_EACH })
    await forgetOldRollupDays(sql, DAYS_ROLLED)
    for (let tenant = 1; tenant <= tenants; tenant++) await refreshRollups(sql, `tenant-${tenant}`)
    await sql`analyze`
    const startedSchedule = performance.now()
    await scheduleWeeklyReports(sql, mondayMorning())
    const scheduleMs = performance.now() - startedSchedule
    let mails = 0
    const env = {
      DB: { connectionString: url },
      MAILBOX: {
        fetch: async () => {
          mails++
          return new Response(null, { status: 204 })
        },
      },
      LINK_SECRET: 'b'.repeat(64),
      PLATFORM_URL: 'http://localhost',
      PLATFORM_DOMAIN: 'localhost',
      MAIL_FROM: 'bench@example.com',
    } as unknown as Parameters<typeof sendDueMails>[0]
    const startedSend = performance.now()
    while ((await countMails(sql, 'pending')) > 0) await sendDueMails(env)
    const sendSeconds = (performance.now() - startedSend) / 1000
    return { scheduleMs, sendSeconds, mails, floorSeconds: await emptyTransactions(sql, tenants) }
  })
}

/** Monday of this week, 08:30 in Sydney, in a time that has been. */
function mondayMorning(): Date {
  const now = new Date()
  const monday = new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * 86_400_000)
  return new Date(`${monday.toISOString().slice(0, 10)}T00:30:00Z`)
}

const LEDGER_TRANSACTIONS = 2

async function emptyTransactions(sql: Sql, tenants: number): Promise<number> {
  const start = performance.now()
  for (let run = 0; run < tenants * LEDGER_TRANSACTIONS; run++)
    await withTenant(sql, { tenantId: 'tenant-1', role: 'companion_ingest' }, (tx) => tx`select 1`)
  return (performance.now() - start) / 1000
}
