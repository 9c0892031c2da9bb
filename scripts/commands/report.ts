import path from 'node:path'
import { parseArgs } from 'node:util'
import { queueMail } from '../../db/queries/queue-mail.ts'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { localDay } from '../../edge/http/local-day.ts'
import { signPreferences } from '../../edge/platform/keys/preferences-link.ts'
import { renderReportMail } from '../../edge/platform/reports/render-report-mail.ts'
import { addDays, parseWeek, weekOf } from '../../edge/platform/reports/report-week.ts'
import { readWeeklyReport } from '../../edge/platform/reports/weekly-report.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { localUrl, preferencesPath, unsubscribePath } from '../../tenants/contract/urls.ts'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { writeEml } from '../report/write-eml.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { withDatabase } from '../runtime/with-database.ts'

// npm run report -- <tenant> [--week 2026-W47] [--out FILE.eml] [--send]: prints the weekly mail; --out writes it as a mail program reads it;
// --send gives it to the running platform, which sends each week once.

const root = path.resolve(import.meta.dirname, '../..')
try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { week: { type: 'string' }, out: { type: 'string' }, send: { type: 'boolean', default: false } },
  })
  const [slug] = positionals
  if (slug === undefined) throw new Error('Usage: npm run report -- <tenant> [--week 2026-W47] [--out FILE.eml] [--send]')
  if (!(await listTenants(buildPaths(root).tenants)).includes(slug)) throw new Error(`There is no tenant "${slug}".`)
  // Seven days ago is in the last full week, whatever day it is.
  const week = values.week ?? weekOf(addDays(localDay(new Date(), 'Australia/Sydney').day, -7))
  if (!parseWeek(week)) throw new Error(`"${week}" is no week. Expected a text such as 2026-W47.`)
  await withDatabase(root, async (sql) => {
    await refreshRollups(sql, slug)
    const report = await withTenant(sql, { tenantId: slug, role: 'companion_read' }, (tx) => readWeeklyReport(tx, slug, week))
    if (!report) throw new Error(`${slug} is not in the database yet. Run "npm run migrate".`)
    const { linkSecret } = await loadLocalSecrets(dataDirOf(root))
    const token = await signPreferences(process.env.LINK_SECRET ?? linkSecret, slug)
    const home = process.env.PLATFORM_URL ?? localUrl({ port: Number(process.env.PORT ?? 8787) })
    const links = {
      platform: home,
      preferences: home + preferencesPath(token),
      unsubscribe: home + unsubscribePath(token),
    }
    const mail = renderReportMail(report, { mailId: `${slug}-${week}`, links })
    if (values.out !== undefined) {
      await writeEml(mail, values.out)
      console.log(`Wrote ${values.out}.`)
    } else if (values.send) {
      const isNew = await queueMail(sql, { tenantId: slug, kind: 'weekly_report', occasion: week })
      console.log(
        isNew
          ? 'It is sent within a minute by the running platform.'
          : `The mail of ${week} was sent or is waiting already; each week is sent once.`,
      )
    } else console.log(`To: ${mail.to}\nSubject: ${mail.subject}\n\n${mail.text}`)
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
