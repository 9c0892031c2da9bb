import type { ISql } from 'postgres'

// Which of her requests she may mean by what she types into the search.

/** References that have a text in them, however it is written: `7kq2xm` finds 7KQ2-XM9T. */
export async function selectReferencesLike(
  sql: ISql,
  tenantId: string,
  { text, limit }: { text: string; limit: number },
): Promise<string[]> {
  const letters = text.toUpperCase().replaceAll(/[\s\p{Pd}]/gu, '')
  // Nothing else is thrown away: what is no part of a reference would be looked for as another one.
  if (!/^[0-9A-Z]+$/.test(letters)) return []
  const rows = await sql<{ reference: string }[]>`
    select reference from bookings
    where tenant_id = ${tenantId} and replace(reference, '-', '') like ${`%${letters}%`}
    order by created_at desc
    limit ${limit}
  `
  return rows.map(({ reference }) => reference)
}

/** References of the newest requests for a city that begins like that. */
export async function selectReferencesIn(sql: ISql, tenantId: string, { city, limit }: { city: string; limit: number }): Promise<string[]> {
  const rows = await sql<{ reference: string }[]>`
    select reference from bookings
    where tenant_id = ${tenantId} and ${city}::text <> '' and starts_with(lower(city), lower(${city}::text))
    order by created_at desc
    limit ${limit}
  `
  return rows.map(({ reference }) => reference)
}

/** The newest requests whose client is still known, to look for a name among them: names are sealed, so that no statement can. */
export async function selectNewestSealed(
  sql: ISql,
  tenantId: string,
  limit: number,
): Promise<{ reference: string; clientSealed: string }[]> {
  return sql<{ reference: string; clientSealed: string }[]>`
    select reference, client_sealed as "clientSealed" from bookings
    where tenant_id = ${tenantId} and client_sealed is not null
    order by created_at desc
    limit ${limit}
  `
}

/** References of the requests of one client, by the keyed hash of an email address or of a phone number, however old. */
export async function selectReferencesOf(
  sql: ISql,
  tenantId: string,
  { clientHash, phoneHash, limit }: { clientHash: string | null; phoneHash: string | null; limit: number },
): Promise<string[]> {
  const rows = await sql<{ reference: string }[]>`
    select reference from bookings
    where tenant_id = ${tenantId} and (client_hash = ${clientHash}::text or phone_hash = ${phoneHash}::text)
    order by created_at desc
    limit ${limit}
  `
  return rows.map(({ reference }) => reference)
}
