import type { Sql } from 'postgres'
import { INVITATION_DAYS } from '../../tenants/contract/limits.ts'

/** Notes an invitation with its link; one that was not used before it ends. Returns the address it goes to; undefined: she has none here. */
export async function insertInvitation(sql: Sql, tenantId: string): Promise<string | undefined> {
  return sql.begin(async (tx) => {
    const [tenant] = await tx<{ contact_email: string }[]>`
      select contact_email from tenants where tenant_id = ${tenantId} and (status <> 'inactive' or hidden_by_her) and contact_email <> ''
    `
    if (!tenant) return undefined
    await tx`
      update sign_in_links set expires_at = now()
      where tenant_id = ${tenantId} and browser_hash is null and used_at is null and expires_at > now()
    `
    const [link] = await tx<[{ link_id: string }]>`
      insert into sign_in_links (tenant_id, expires_at) values (${tenantId}, now() + make_interval(days => ${INVITATION_DAYS}::integer))
      returning link_id
    `
    await tx`insert into mails (tenant_id, kind, occasion) values (${tenantId}, 'invitation', ${link.link_id})`
    return tenant.contact_email
  })
}
