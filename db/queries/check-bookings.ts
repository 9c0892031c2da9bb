import type { Sql } from 'postgres'

export interface StoredBooking {
  tenantId: string
  idempotencyKey: string
  reference: string
  status: string
  localStart: string
}

/** Every booking with the clock time of its start at its place, for checks. */
export async function selectStoredBookings(sql: Sql): Promise<StoredBooking[]> {
  return sql<StoredBooking[]>`
    select b.tenant_id as "tenantId", b.idempotency_key as "idempotencyKey", b.reference, b.status,
      to_char(b.starts_at at time zone b.time_zone, 'YYYY-MM-DD"T"HH24:MI') as "localStart"
    from bookings b
  `
}

/**
 * Pairs of bookings of one tenant that hold one time, times on offer included. There are none; requests taken without a hold may lie over each other, and
 * so may the times of one offer.
 */
export async function countOverlaps(sql: Sql): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    with held as (
      select tenant_id, booking_id, held_during from bookings where status = 'confirmed' or (status = 'pending' and holds_time)
      union all
      select tenant_id, booking_id, during from taken_times where kind = 'offer'
    )
    select count(*)::integer as count
    from held a
    join held b on a.tenant_id = b.tenant_id and a.booking_id < b.booking_id and a.held_during && b.held_during
  `
  return row.count
}

/** Whether a text is anywhere in the database: in how many rows of which tables. */
export async function findText(sql: Sql, pattern: string): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  `
  const found: Record<string, number> = {}
  for (const { name } of tables) {
    const [row] = await sql<
      [{ count: number }]
    >`select count(*)::integer as count from ${sql(name)} as t where t::text ilike ${`%${pattern}%`}`
    if (row.count > 0) found[name] = row.count
  }
  return found
}
