import path from 'node:path'
import { selectDeadEvents } from '../../db/queries/dead-events.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { reviveEvents } from '../../edge/platform/ingest/revive-events.ts'
import { DEAD_EVENTS_PER_TENANT_MAX } from '../../tenants/contract/limits.ts'
import { withDatabase } from '../runtime/with-database.ts'

// npm run dead-letters -- list | retry <slug>: events that Postgres refused, in DATABASE_URL or the embedded server of DATA_DIR.

const USAGE = `Usage: npm run dead-letters -- list  <slug>   events that were refused, with the reason
       npm run dead-letters -- retry <slug>   counts them, where they are taken now`

const [verb, tenantId, ...rest] = process.argv.slice(2)
try {
  if ((verb !== 'list' && verb !== 'retry') || tenantId === undefined || rest.length > 0) throw new Error(USAGE)
  const root = path.resolve(import.meta.dirname, '../..')
  console.log(
    await withDatabase(root, async (sql) => {
      const [tenant] = await sql`select from tenants where tenant_id = ${tenantId}`
      if (!tenant) throw new Error(`There is no tenant "${tenantId}" in the database.`)
      if (verb === 'retry') return describe(await reviveEvents(sql, tenantId))
      const dead = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) =>
        selectDeadEvents(tx, tenantId, DEAD_EVENTS_PER_TENANT_MAX),
      )
      if (dead.length === 0) return 'No event was refused.'
      return dead.map(({ diedAt, reason, payload }) => `${diedAt.toISOString()} ${reason} ${payload}`).join('\n')
    }),
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

function describe({ counted, left }: { counted: number; left: number }): string {
  return `Counted ${counted}; ${left} are still refused.`
}
