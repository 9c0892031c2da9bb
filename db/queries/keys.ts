import type { ISql, Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'

// What Postgres knows of the keys that lie outside it: which requests need one, and which no longer do.

export const selectTenantsWithKeys = (sql: Sql): Promise<string[]> =>
  acrossTenants(sql, 'companion_ingest', async (tx) =>
    (await tx<{ id: string }[]>`select id from tenants_with_keys() as t (id)`).map(({ id }) => id),
  )

export const selectTenantsWithKeysToDestroy = (sql: Sql): Promise<string[]> =>
  acrossTenants(sql, 'companion_ingest', async (tx) =>
    (await tx<{ id: string }[]>`select id from tenants_with_keys_to_destroy() as t (id)`).map(({ id }) => id),
  )

/** References whose keys are of no use any more, oldest first. */
export async function selectKeysToDestroy(sql: ISql, tenantId: string, limit: number): Promise<string[]> {
  const rows = await sql<{ reference: string }[]>`
    select reference from keys_to_destroy where tenant_id = ${tenantId} order by since limit ${limit}
  `
  return rows.map(({ reference }) => reference)
}

export async function deleteKeysToDestroy(sql: ISql, tenantId: string, references: readonly string[]): Promise<void> {
  await sql`
    delete from keys_to_destroy
    where tenant_id = ${tenantId} and reference in (select jsonb_array_elements_text(${JSON.stringify(references)}::text::jsonb))
  `
}

/**
 * Which key opens which text: details under the request's reference, notes under `<reference>:notes`, words under `<reference>:words`; the address of a
 * calendar of hers under `<reference>:calendar`; that of somebody who waits for a leg under `<reference>:waiting`;
 * how a deposit is paid to her under `<reference>:deposit`.
 */
export async function selectNeededKeys(sql: ISql, tenantId: string): Promise<{ reference: string; keyId: string }[]> {
  return sql<{ reference: string; keyId: string }[]>`
    select s.reference, split_part(s.sealed, '.', 2) as "keyId"
    from bookings b, lateral (
      values (b.reference, b.client_sealed), (b.reference || ':notes', b.notes_sealed), (b.reference || ':words', b.words_sealed),
      (b.reference || ':words', b.offer_words_sealed)
    ) as s (reference, sealed)
    where b.tenant_id = ${tenantId} and s.sealed is not null
    union all
    select reference || ':calendar', split_part(address_sealed, '.', 2) from busy_calendars where tenant_id = ${tenantId}
    union all
    select reference || ':waiting', split_part(email_sealed, '.', 2) from waiting_list where tenant_id = ${tenantId}
    union all
    select reference || ':deposit', split_part(details_sealed, '.', 2) from deposit_details where tenant_id = ${tenantId}
  `
}

export interface MonthSealed {
  reference: string
  clientSealed: string | null
  notesSealed: string | null
  endsAt: Date
  keepDays: number
}

/** Requests after `after` that are still sealed to the key of a month. */
export async function selectSealedByMonth(
  sql: ISql,
  tenantId: string,
  { after, limit }: { after: string; limit: number },
): Promise<MonthSealed[]> {
  return sql<MonthSealed[]>`
    select b.reference, b.client_sealed as "clientSealed", b.notes_sealed as "notesSealed", b.ends_at as "endsAt", t.booking_days as "keepDays"
    from bookings b
    join tenants t using (tenant_id)
    where b.tenant_id = ${tenantId} and b.reference > ${after} and (b.client_sealed like '1.%' or b.notes_sealed like '1.%')
    order by b.reference
    limit ${limit}
  `
}

/** Puts texts that were sealed anew in the place of those that were read, unless they have changed or gone meanwhile. */
export async function updateSealed(
  sql: ISql,
  tenantId: string,
  { was, clientSealed, notesSealed }: { was: MonthSealed; clientSealed: string | null; notesSealed: string | null },
): Promise<void> {
  await sql`
    update bookings set client_sealed = ${clientSealed}, notes_sealed = ${notesSealed}
    where tenant_id = ${tenantId} and reference = ${was.reference}
      and client_sealed is not distinct from ${was.clientSealed} and notes_sealed is not distinct from ${was.notesSealed}
  `
}
