import { selectDays } from '../../../db/queries/dashboard.ts'
import { selectFirstDay, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { localDay } from '../../http/local-day.ts'
import { inTenant } from '../postgres/in-tenant.ts'

/** Every day that is known, as CSV (RFC 4180). */
export async function exportDays(env: PlatformEnv, { tenantId, now }: { tenantId: string; now: Date }): Promise<Response> {
  const days = await inTenant(env, { tenantId, role: 'companion_read' }, async (tx) => {
    const tenant = await selectReportTenant(tx, tenantId)
    const today = localDay(now, tenant?.timeZone ?? 'UTC').day
    return selectDays(tx, tenantId, { from: (await selectFirstDay(tx, tenantId)) ?? today, to: today })
  })
  const lines = days.map(({ day, visitors, visits, requests }) => [day, visitors, visits, requests].join(','))
  return new Response(['day,visitors,visits,requests', ...lines, ''].join('\r\n'), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="days.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
