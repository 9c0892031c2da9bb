import type postgres from 'postgres'
import { deleteDeadEvents, type KeptDeadEvent, selectDeadEvents } from '../../../db/queries/dead-events.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { type Event, eventSchema } from '../../../tenants/contract/event.ts'
import { DEAD_EVENTS_PER_TENANT_MAX } from '../../../tenants/contract/limits.ts'
import { ingestSplit } from './ingest-split.ts'

/** Tries a tenant's dead events again, as after a repair. `left`: those that are refused still. */
export async function reviveEvents(sql: postgres.Sql, tenantId: string): Promise<{ counted: number; left: number }> {
  const kept = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) =>
    selectDeadEvents(tx, tenantId, DEAD_EVENTS_PER_TENANT_MAX),
  )
  const read = kept.flatMap((dead) => {
    const event = parseEvent(dead)
    return event === undefined ? [] : [{ deadId: dead.deadId, event }]
  })
  const refused = new Set(
    (
      await ingestSplit(
        sql,
        tenantId,
        read.map(({ event }) => event),
      )
    ).map(({ event }) => event),
  )
  const counted = read.filter(({ event }) => !refused.has(event)).map(({ deadId }) => deadId)
  await withTenant(sql, { tenantId, role: 'companion_ingest' }, (tx) => deleteDeadEvents(tx, tenantId, counted))
  return { counted: counted.length, left: kept.length - counted.length }
}

function parseEvent({ payload }: KeptDeadEvent): Event | undefined {
  try {
    return eventSchema.safeParse(JSON.parse(payload)).data
  } catch {
    // Cut at its limit.
    return undefined
  }
}
