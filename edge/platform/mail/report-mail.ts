import type { Sql } from 'postgres'
import type { DueMail } from '../../../db/queries/mails.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { preferencesPath, unsubscribePath } from '../../../tenants/contract/urls.ts'
import { signPreferences } from '../keys/preferences-link.ts'
import { renderReportMail } from '../reports/render-report-mail.ts'
import { readWeeklyReport } from '../reports/weekly-report.ts'
import { platformUrl } from './addresses.ts'
import type { Mail } from './mail.ts'

/** The weekly mail of a tenant; `occasion` is its week. Undefined where she has gone. */
export async function renderWeeklyMail(env: PlatformEnv, sql: Sql, { tenantId, occasion, mailId }: DueMail): Promise<Mail | undefined> {
  const report = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => readWeeklyReport(tx, tenantId, occasion))
  if (!report) return undefined
  const token = await signPreferences(env.LINK_SECRET, tenantId)
  return renderReportMail(report, {
    mailId,
    links: {
      platform: platformUrl(env),
      preferences: env.PLATFORM_URL + preferencesPath(token),
      unsubscribe: env.PLATFORM_URL + unsubscribePath(token),
    },
  })
}
