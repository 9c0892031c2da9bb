import type { ISql } from 'postgres'
import { toRow } from './to-row.ts'

// Appointments that she enters herself (db/functions/entries.sql).

/** As it is kept: the client's details sealed, with hashes that find the client again; all null where she has named nobody. */
export interface Entry {
  tenantId: string
  reference: string
  idempotencyKey: string
  /** As she calls it. */
  serviceName: string
  /** Instants, ISO 8601 in UTC. */
  startsAt: string
  endsAt: string
  bufferMinutes: number
  priceCents: number | null
  city: string
  timeZone: string
  clientSealed: string | null
  clientHash: string
  phoneHash: string | null
  hasNoEmail: boolean
  /** No mail about it asks for a deposit. */
  withoutDeposit: boolean
}

/** `isTold`: the client is mailed the confirmation. Its reference, also where the key is known; undefined: its time is taken. */
export async function enterBooking(sql: ISql, entry: Entry, { isTold }: { isTold: boolean }): Promise<string | undefined> {
  const [row] = await sql<[{ reference: string | null }]>`
    select enter_booking(${JSON.stringify(toRow(entry))}::text::jsonb, ${isTold}::boolean) as reference
  `
  return row.reference ?? undefined
}

export type MoveOutcome = 'changed' | 'unchanged' | 'slot_taken' | 'not_allowed' | 'not_found'

/** Another time of the same length for an entry of hers. */
export async function moveEntry(
  sql: ISql,
  tenantId: string,
  { reference, startsAt, isTold }: { reference: string; startsAt: Date; isTold: boolean },
): Promise<MoveOutcome> {
  const [row] = await sql<[{ outcome: MoveOutcome }]>`
    select move_entry(${tenantId}::text, ${reference}::text, ${startsAt.toISOString()}::text::timestamptz, ${isTold}::boolean) as outcome
  `
  return row.outcome
}

/** What the form of an entry needs: her prices' currency, how long clients are kept, and what she has called her appointments so far. */
export interface EntryFacts {
  locale: string
  currency: string
  keepDays: number
  services: string[]
}

export async function selectEntryFacts(sql: ISql, tenantId: string): Promise<EntryFacts | undefined> {
  const [row] = await sql<EntryFacts[]>`
    select t.locale, t.currency, t.booking_days as "keepDays", to_jsonb(array(
      select s.name from (
        select distinct coalesce(b.service_name, b.service_id) as name from bookings b where b.tenant_id = t.tenant_id and b.created_at > now() - interval '1 year'
      ) s order by s.name limit 30
    )) as services
    from tenants t
    where t.tenant_id = ${tenantId}
  `
  return row
}
