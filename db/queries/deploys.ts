import type { Sql } from 'postgres'

/** What was last deployed of each tenant: slug -> hash of the upload. */
export async function selectDeployed(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql<
    { tenant_id: string; deployed_hash: string }[]
  >`select tenant_id, deployed_hash from tenants where deployed_hash is not null`
  return new Map(rows.map(({ tenant_id, deployed_hash }) => [tenant_id, deployed_hash]))
}

export async function updateDeployed(sql: Sql, { tenantId, hash, builtAt }: { tenantId: string; hash: string; builtAt: Date | undefined }) {
  await sql`update tenants set deployed_at = now(), deployed_hash = ${hash}, built_at = greatest(built_at, ${builtAt ?? null}::timestamptz) where tenant_id = ${tenantId}`
}

/** What was uploaded last is not live any more. */
export async function forgetDeployed(sql: Sql, tenantId: string): Promise<void> {
  await sql`update tenants set deployed_hash = null where tenant_id = ${tenantId}`
}

/** Migrations that a database has had. */
export async function selectMigrations(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`select name from platform.migrations order by name`
  return rows.map(({ name }) => name)
}

/** Tenants whose Workers were taken away: off, and what was deployed of them is nothing. */
export async function updateRemoved(sql: Sql, slugs: readonly string[]): Promise<void> {
  await sql`update tenants set status = 'inactive', hidden_by_her = false, deployed_at = null, deployed_hash = null where tenant_id = any (${[...slugs]}::text[])`
}
