import type { ISql } from 'postgres'
import { blockHashes } from './blocks.ts'
import { type CityRow, tellWaiting, waitingColumns } from './waiting-list.ts'

// Who asks her to come to a city where she does not go: entries of the waiting list that have no leg (db/functions/waiting_list.sql).

/** How many have asked for a city, and said that it was them. */
export interface AskedCity {
  city: string
  people: number
}

/** The most wanted first. Whom she has blocked is nobody she would go for. */
export async function countAskedCities(sql: ISql, tenantId: string): Promise<AskedCity[]> {
  return sql<AskedCity[]>`
    select city, count(*)::integer as people
    from waiting_list w
    where tenant_id = ${tenantId} and is_asking(w) and asks_until >= (now() at time zone time_zone)::date
    group by city
    order by people desc, city
  `
}

/** Those who have asked, the first one first; of one city, or of all. */
export async function selectTourRequests(
  sql: ISql,
  tenantId: string,
  { limit, city }: { limit: number; city?: string },
): Promise<CityRow[]> {
  return sql<CityRow[]>`
    select ${waitingColumns(sql)} from waiting_list w
    where tenant_id = ${tenantId} and is_asking(w) and asks_until >= (now() at time zone time_zone)::date
      ${city === undefined ? sql`` : sql`and city = ${city}`}
    order by city, created_at, reference
    limit ${limit}
  `
}

/** Blocks somebody who asks: no answer goes there, and requests from that address are set aside. False: there is nobody of that reference. */
export async function blockAsking(sql: ISql, tenantId: string, reference: string): Promise<boolean> {
  const [row] = await sql<[{ clientHash: string }?]>`
    select client_hash as "clientHash" from waiting_list where tenant_id = ${tenantId} and reference = ${reference} and asks_until is not null
  `
  if (row) await blockHashes(sql, tenantId, [row.clientHash])
  return row !== undefined
}

/** She comes: each who has asked for that city is told once. How many. */
export async function answerTourRequests(sql: ISql, tenantId: string, { city, limit }: { city: string; limit: number }): Promise<number> {
  const rows = await selectTourRequests(sql, tenantId, { city, limit })
  return tellWaiting(
    sql,
    tenantId,
    rows.map(({ reference }) => reference),
  )
}
