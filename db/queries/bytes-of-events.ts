import type { Sql } from 'postgres'

/** What all events and their visits take on the disk, with indexes. */
export async function bytesOfEvents(sql: Sql): Promise<number> {
  const [row] = await sql<[{ bytes: string }]>`
    select sum(pg_total_relation_size(c.oid))::text as bytes from pg_class c where c.relname ~ '^events_(\\d{4}_\\d{2}|default)$' or c.relname = 'sessions'
  `
  return Number(row.bytes)
}
