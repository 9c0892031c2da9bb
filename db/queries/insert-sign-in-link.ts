import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'

/** A link to sign in as a tenant, beside begin_sign_in and its limit: for tests and screenshots. Returns its id. */
export async function insertSignInLink(sql: Sql, tenantId: string): Promise<string> {
  const linkId = randomUUID()
  await sql`
    insert into sign_in_links (tenant_id, link_id, created_at, expires_at)
    values (${tenantId}, ${linkId}, now() - interval '2 hours', now() + interval '10 minutes')
  `
  return linkId
}
