import type { Sql } from 'postgres'
import { queueMail } from '../../db/queries/queue-mail.ts'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { addDays } from '../../edge/http/add-days.ts'
import { localDay } from '../../edge/http/local-day.ts'
import { signPreferences } from '../../edge/platform/keys/preferences-link.ts'
import { renderReportMail } from '../../edge/platform/reports/render-report-mail.ts'
import { parseWeek, weekOf } from '../../edge/platform/reports/report-week.ts'
import { readWeeklyReport } from '../../edge/platform/reports/weekly-report.ts'
import { localUrl, preferencesPath, unsubscribePath } from '../../tenants/contract/urls.ts'
import { Usage } from '../command-line/failed.ts'
import { expectTenants } from '../command-line/known-tenant.ts'
import { ROOT } from '../command-line/root.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { writeEml } from './write-eml.ts'

interface Options {
  week?: string | undefined
  out?: string | undefined
  send: boolean
}

/** Prints her weekly mail, writes it to a file, or gives it to the running platform. */
export async function report(slug: string, options: Options): Promise<void> {
  await expectTenants(ROOT, [slug])
  // Seven days ago is in the last full week, whatever day it is.
  const week = options.week ?? weekOf(addDays(localDay(new Date(), 'Australia/Sydney').day, -7))
  if (!parseWeek(week)) throw new Usage(`"${week}" is no week. Expected a text such as 2026-W47.`)
  await withDatabase(ROOT, async (sql) => {
    const mail = await renderMail(sql, slug, week)
    if (options.out !== undefined) {
      await writeEml(mail, options.out)
      console.log(`Wrote ${options.out}.`)
    } else if (options.send) {
      const isNew = await queueMail(sql, { tenantId: slug, kind: 'weekly_report', occasion: week })
      console.log(
        isNew
          ? 'It is sent within a minute by the running platform.'
          : `The mail of ${week} was sent or is waiting already; each week is sent once.`,
      )
    } else console.log(`To: ${mail.to}\nSubject: ${mail.subject}\n\n${mail.text}`)
  })
}

async function renderMail(sql: Sql, slug: string, week: string) {
  await refreshRollups(sql, slug)
  const figures = await withTenant(sql, { tenantId: slug, role: 'companion_read' }, (tx) => readWeeklyReport(tx, slug, week))
  if (!figures) throw new Error(`${slug} is not in the database yet. Run "npm run migrate".`)
  const { linkSecret } = await loadLocalSecrets(dataDirOf(ROOT))
  const token = await signPreferences(process.env.LINK_SECRET ?? linkSecret, slug)
  const home = process.env.PLATFORM_URL ?? localUrl({ port: Number(process.env.PORT ?? 8787) })
  const links = { platform: home, preferences: home + preferencesPath(token), unsubscribe: home + unsubscribePath(token) }
  return renderReportMail(figures, { mailId: `${slug}-${week}`, links })
}
