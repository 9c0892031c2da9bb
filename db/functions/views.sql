-- Views for people with SQL and for dashboards. They read rollups, never raw events, and run with the reader's own rights: one tenant at a time.
drop view if exists v_tenant_performance, v_ab_test_results, v_traffic_sources, v_social_posts;

-- One row per tenant and day.
create view v_tenant_performance with (security_invoker = true) as
select
  v.tenant_id, v.day, v.visits, v.visitors, v.page_views, v.bounces,
  round(v.bounces::numeric / nullif(v.visits, 0), 4) as bounce_rate,
  round(v.seconds::numeric / nullif(v.visits, 0), 1) as seconds_per_visit,
  coalesce(b.requests, 0)::integer as requests,
  coalesce(b.confirmed, 0)::integer as confirmed,
  round(coalesce(b.requests, 0)::numeric / nullif(v.visitors, 0), 4) as requests_per_visitor
from daily_visits v
join tenants t using (tenant_id)
left join lateral (
  select count(*) as requests, count(*) filter (where status in ('confirmed', 'completed')) as confirmed
  from bookings b
  where b.tenant_id = v.tenant_id and came_by_site(b)
    and b.created_at >= v.day::timestamp at time zone t.time_zone and b.created_at < (v.day + 1)::timestamp at time zone t.time_zone
) b on true
where v.dimension = 'all';

-- One row per tenant, test, version and variant, over all days.
create view v_ab_test_results with (security_invoker = true) as
select
  tenant_id, test_id, version, variant,
  sum(exposures)::integer as exposures, least(sum(conversions), sum(exposures))::integer as conversions,
  round(least(sum(conversions), sum(exposures))::numeric / nullif(sum(exposures), 0), 4) as conversion_rate,
  least(sum(form_starts), sum(exposures))::integer as form_starts, least(sum(photo_clicks), sum(exposures))::integer as photo_clicks,
  least(sum(contact_clicks), sum(exposures))::integer as contact_clicks,
  min(day) as first_day, max(day) as last_day
from ab_daily_counts
group by tenant_id, test_id, version, variant;

-- One row per tenant, day and source with its channel; a request is counted on the day it was made, with the source its visit began with.
create view v_traffic_sources with (security_invoker = true) as
select
  coalesce(v.tenant_id, b.tenant_id) as tenant_id, coalesce(v.day, b.day) as day, coalesce(v.value, b.source) as source,
  coalesce(v.visits, 0) as visits, coalesce(v.visitors, 0) as visitors, coalesce(v.bounces, 0) as bounces, coalesce(v.page_views, 0) as page_views,
  coalesce(b.requests, 0)::integer as requests
from (select * from daily_visits where dimension = 'source') v
full join (
  select b.tenant_id, (b.created_at at time zone t.time_zone)::date as day, coalesce(b.source, 'unknown') as source, count(*) as requests
  from bookings b
  join tenants t using (tenant_id)
  where came_by_site(b)
  group by 1, 2, 3
) b on b.tenant_id = v.tenant_id and b.day = v.day and b.source = v.value;

-- The newest figures of each post beside the visits and requests that its campaign brought.
create view v_social_posts with (security_invoker = true) as
select
  m.tenant_id, m.platform, m.post_id, m.url, m.posted_at, m.utm_campaign, m.measured_on, m.impressions, m.likes, m.comments, m.shares, m.clicks,
  coalesce((select sum(v.visits) from daily_visits v where v.tenant_id = m.tenant_id and v.dimension = 'campaign' and v.value = m.utm_campaign), 0)::integer as visits,
  (select count(*) from bookings b where b.tenant_id = m.tenant_id and came_by_site(b) and b.utm_campaign = m.utm_campaign)::integer as requests
from (
  select distinct on (tenant_id, platform, post_id) *
  from social_media_metrics
  order by tenant_id, platform, post_id, measured_on desc
) m;

grant select on v_tenant_performance, v_ab_test_results, v_traffic_sources, v_social_posts to companion_read;
