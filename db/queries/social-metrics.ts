import type { Sql } from 'postgres'
import type { SocialMetric } from '../../tenants/contract/social-metrics.ts'
import { toRow } from './to-row.ts'

/** Takes over the figures of posts; those of a day that is there already are replaced. Returns how many were new. */
export async function upsertSocialMetrics(sql: Sql, tenantId: string, metrics: readonly SocialMetric[]): Promise<number> {
  const rows = await sql<{ is_new: boolean }[]>`
    insert into social_media_metrics (tenant_id, platform, post_id, measured_on, posted_at, url, utm_campaign, impressions, likes, comments, shares, clicks)
    select ${tenantId}, platform, post_id, measured_on, posted_at, url, utm_campaign, impressions, likes, comments, shares, clicks
    from jsonb_populate_recordset(null::social_media_metrics, ${sql.json(metrics.map(toRow))}::jsonb)
    on conflict (tenant_id, platform, post_id, measured_on) do update set
      posted_at = excluded.posted_at, url = excluded.url, utm_campaign = excluded.utm_campaign, impressions = excluded.impressions,
      likes = excluded.likes, comments = excluded.comments, shares = excluded.shares, clicks = excluded.clicks
    returning xmax = 0 as is_new
  `
  return rows.filter(({ is_new }) => is_new).length
}

/** A post beside what it brought. */
export interface SocialPost {
  platform: string
  postId: string
  utmCampaign: string | null
  impressions: number
  clicks: number
  visits: number
  requests: number
}

/** Posts of a tenant, those that brought most first. */
export async function selectSocialPosts(sql: Sql, tenantId: string): Promise<SocialPost[]> {
  return sql<SocialPost[]>`
    select platform, post_id as "postId", utm_campaign as "utmCampaign", impressions::integer, clicks::integer, visits, requests
    from v_social_posts
    where tenant_id = ${tenantId}
    order by requests desc, visits desc, impressions desc
  `
}
