import postgres from 'postgres'
import { ingestEvents } from '../../../db/queries/ingest-events.ts'
import type { Event } from '../../../tenants/contract/event.ts'

/** An event that Postgres does not take, and the SQLSTATE with which it says so. */
export interface Refusal {
  event: Event
  reason: string
}

/**
 * Counts events; where Postgres refuses the data, each half on its own, until what it refuses stands alone. Returns those. Throws what passes by
 * itself (no connection, a lock, a migration under way): the same events may come again, and a repeat adds nothing.
 */
export async function ingestSplit(sql: postgres.Sql, tenantId: string, events: readonly Event[]): Promise<Refusal[]> {
  const [only] = events
  if (only === undefined) return []
  try {
    await ingestEvents(sql, tenantId, events)
    return []
  } catch (error) {
    if (!isDataError(error)) throw error
    if (events.length === 1) return [{ event: only, reason: error.code }]
    const middle = Math.ceil(events.length / 2)
    const first = await ingestSplit(sql, tenantId, events.slice(0, middle))
    return [...first, ...(await ingestSplit(sql, tenantId, events.slice(middle)))]
  }
}

/** Classes of SQLSTATE that blame the row. https://www.postgresql.org/docs/18/errcodes-appendix.html */
const isDataError = (error: unknown): error is postgres.PostgresError =>
  error instanceof postgres.PostgresError && /^(21|22|23)/.test(error.code)
