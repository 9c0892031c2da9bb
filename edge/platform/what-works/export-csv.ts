import { DAY_COLUMNS, selectExportDays } from '../../../db/queries/export-days.ts'
import { inTenant } from '../postgres/in-tenant.ts'

/** Every day that is known with all that is counted of it, as CSV (RFC 4180). */
export async function exportDays(env: PlatformEnv, { tenantId }: { tenantId: string }): Promise<Response> {
  const days = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectExportDays(tx, tenantId))
  const lines = days.map((day) => DAY_COLUMNS.map((column) => day[column]).join(','))
  return new Response([DAY_COLUMNS.join(','), ...lines, ''].join('\r\n'), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="days.csv"',
      'Cache-Control': 'no-store',
    },
  })
}
