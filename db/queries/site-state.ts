import type { ISql } from 'postgres'

/** Her site as it stands: where it is, and when it was last made. */
export interface SiteState {
  host: string
  status: 'active' | 'preview' | 'inactive'
  /** Days of her time zone, e.g. 2026-11-24; null: never. */
  builtOn: string | null
  deployedOn: string | null
}

export async function selectSiteState(sql: ISql, tenantId: string): Promise<SiteState | undefined> {
  const [row] = await sql<SiteState[]>`
    select host, status, (built_at at time zone time_zone)::date::text as "builtOn", (deployed_at at time zone time_zone)::date::text as "deployedOn"
    from tenants where tenant_id = ${tenantId}
  `
  return row
}

/** She has closed her site herself, and may open it again. */
export async function isHiddenByHer(sql: ISql, tenantId: string): Promise<boolean> {
  const [row] = await sql<{ isHidden: boolean }[]>`select hidden_by_her as "isHidden" from tenants where tenant_id = ${tenantId}`
  return row?.isHidden ?? false
}

export interface SignedInDevice {
  sessionId: string
  /** In words of our own, e.g. "iPhone, Safari"; null: signed in before it was kept. */
  device: string | null
  /** Days of her time zone, e.g. 2026-11-24. */
  since: string
  seenOn: string
  /** 0: today. */
  seenDaysAgo: number
  isThis: boolean
}

/** Where she is signed in, this device first. */
export async function selectDevices(sql: ISql, tenantId: string, tokenHash: string): Promise<SignedInDevice[]> {
  return sql<SignedInDevice[]>`
    select s.session_id as "sessionId", s.device, (s.created_at at time zone t.time_zone)::date::text as since,
      (s.seen_at at time zone t.time_zone)::date::text as "seenOn",
      (now() at time zone t.time_zone)::date - (s.seen_at at time zone t.time_zone)::date as "seenDaysAgo", s.token_hash = ${tokenHash} as "isThis"
    from desk_sessions s
    join tenants t using (tenant_id)
    where s.tenant_id = ${tenantId} and s.expires_at > now()
    order by "isThis" desc, s.seen_at desc, s.created_at desc
    limit 50
  `
}
