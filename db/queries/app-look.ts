import type { ISql } from 'postgres'

/** Under which name and icon her app stands on her phone; null: she has not chosen. */
export async function selectAppLook(sql: ISql, tenantId: string): Promise<string | null> {
  const [row] = await sql<{ look: string }[]>`select look from app_looks where tenant_id = ${tenantId}`
  return row?.look ?? null
}

export async function upsertAppLook(sql: ISql, tenantId: string, look: string): Promise<void> {
  await sql`
    insert into app_looks (tenant_id, look) values (${tenantId}, ${look})
    on conflict (tenant_id) do update set look = excluded.look, updated_at = now()
  `
}
