import type { ISql } from 'postgres'

export async function findCalendarFeed(sql: ISql, tenantId: string): Promise<string | undefined> {
  const [row] = await sql<{ feed_id: string }[]>`select feed_id from calendar_feeds where tenant_id = ${tenantId}`
  return row?.feed_id
}

/** The id of a tenant's feed; made when it is first asked for. */
export async function makeCalendarFeed(sql: ISql, tenantId: string): Promise<string> {
  await sql`insert into calendar_feeds (tenant_id) values (${tenantId}) on conflict do nothing`
  return (await findCalendarFeed(sql, tenantId)) ?? ''
}

/** Another id: the address before ends. */
export async function replaceCalendarFeed(sql: ISql, tenantId: string): Promise<void> {
  await sql`update calendar_feeds set feed_id = gen_random_uuid(), made_at = now() where tenant_id = ${tenantId}`
}
