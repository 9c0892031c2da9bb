import type { ISql } from 'postgres'
import { type StrangersText, withStrangers } from '../../tenants/contract/strangers-text.ts'
import type { Period } from './dashboard.ts'

export interface CampaignCount {
  campaign: StrangersText
  visitors: number
  requests: number
}

/** Campaigns that links named, those with most requests first. */
export async function selectCampaigns(sql: ISql, tenantId: string, { from, to }: Period): Promise<CampaignCount[]> {
  const rows = await sql<(Omit<CampaignCount, 'campaign'> & { campaign: string })[]>`
    select coalesce(v.campaign, b.campaign) as campaign, coalesce(v.visitors, 0)::integer as visitors, coalesce(b.requests, 0)::integer as requests
    from (
      select value as campaign, sum(visitors) as visitors from daily_visits
      where tenant_id = ${tenantId} and dimension = 'campaign' and day between ${from} and ${to}
      group by value
    ) v
    full join (
      select b.utm_campaign as campaign, count(*) as requests
      from tenants t
      join bookings b using (tenant_id)
      where t.tenant_id = ${tenantId} and came_by_site(b) and b.utm_campaign is not null
        and b.created_at >= ${from}::date::timestamp at time zone t.time_zone
        and b.created_at < (${to}::date + 1)::timestamp at time zone t.time_zone
      group by b.utm_campaign
    ) b using (campaign)
    order by requests desc, visitors desc, campaign
    limit 20
  `
  return rows.map((row) => withStrangers(row, ['campaign']))
}

/** The first day of which visits are still kept one by one, so that they can be asked anything; rollups reach further back. */
export async function selectFirstKeptDay(sql: ISql, tenantId: string, today: string): Promise<string> {
  const [row] = await sql<[{ day: string }]>`
    select (${today}::date - event_days + 1)::text as day from tenants where tenant_id = ${tenantId}
  `
  return row.day
}
