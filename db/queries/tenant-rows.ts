import type { JSONValue, Sql } from 'postgres'

/** Every table that holds rows of a tenant, as the catalogue has them: a new one cannot be forgotten. */
export async function selectTenantTables(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname
  `
  return rows.map(({ name }) => name)
}

/** All rows of a tenant in one table, in pieces. */
export function selectTenantRows(sql: Sql, tenantId: string, table: string): AsyncIterable<Record<string, JSONValue>[]> {
  const rows = sql<{ row: Record<string, JSONValue> }[]>`select to_jsonb(t) as row from ${sql(table)} t where tenant_id = ${tenantId}`
  return (async function* () {
    for await (const piece of rows.cursor(1000)) yield piece.map(({ row }) => row)
  })()
}
