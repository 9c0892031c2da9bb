-- The visits of some days that one thing is true of (p_by: source, campaign, city, device, entry, page or photo), and what was done in them. Daily sums
-- cannot answer this: they know one dimension at a time. A visit counts with all it did on the day it began. One row per part and name:
--   all, day, source, campaign, city, device, entry: visits and visitors, of `all` also seconds, page views and bounces
--   page, photo: events and visits;  step: visits that reached it;  asked, asked_day, asked_source, asked_campaign: requests, as events
-- Requests keep source, campaign and city of their visit and nothing else of it; by anything else the visits count that sent the form.
create or replace function narrowed_figures(p_tenant_id text, p_from date, p_to date, p_by text, p_value text)
returns table (part text, name text, visits integer, visitors integer, events integer, seconds integer, page_views integer, bounces integer)
language sql stable as $$
  with zone as materialized (
    select time_zone, p_from::timestamp at time zone time_zone as since, (p_to + 1)::timestamp at time zone time_zone as until
    from tenants where tenant_id = p_tenant_id
  ),
  chosen as materialized (
    select v.*, (v.day - p_from)::bigint << 32 | v.visitor as person
    from rolled_visits v
    where v.tenant_id = p_tenant_id and v.day between p_from and p_to
      and case p_by
        when 'source' then v.source = p_value
        when 'campaign' then v.campaign = p_value
        when 'city' then v.city = p_value
        when 'device' then v.device = p_value
        when 'entry' then v.entry = p_value
        when 'page' then p_value = any (v.pages)
        else p_value = any (v.photos)
      end
  ),
  asked as (
    select (b.created_at at time zone z.time_zone)::date as day, coalesce(b.source, 'unknown') as source, b.utm_campaign as campaign, 1 as requests
    from zone z
    join bookings b on b.tenant_id = p_tenant_id and b.created_at >= z.since and b.created_at < z.until and came_by_site(b)
    where case p_by
      when 'source' then coalesce(b.source, 'unknown') = p_value when 'campaign' then b.utm_campaign = p_value when 'city' then b.visit_city = p_value
      else false
    end
    union all
    select day, source, campaign, requests from chosen where p_by not in ('source', 'campaign', 'city') and requests > 0
  ),
  groups as (
    select
      -- grouping() has a bit of 1 for each column that the set has not.
      case grouping(day, source, campaign, city, device, entry)
        when 63 then 'all' when 31 then 'day' when 47 then 'source' when 55 then 'campaign' when 59 then 'city' when 61 then 'device' else 'entry'
      end as part,
      coalesce(day::text, source, campaign, city, device, entry) as name,
      count(*) as visits, count(distinct person) as visitors, 0::bigint as events,
      sum(seconds) as seconds, sum(page_views) as page_views, count(*) filter (where is_bounce) as bounces
    from chosen
    group by grouping sets ((), (day), (source), (campaign), (city), (device), (entry))
    union all
    select 'page', page.name, count(*), 0, sum(page.events), 0, 0, 0
    from chosen, unnest(pages, page_events) as page (name, events)
    group by page.name
    union all
    select 'photo', photo.name, count(*), 0, sum(photo.events), 0, 0, 0
    from chosen, unnest(photos, photo_events) as photo (name, events)
    group by photo.name
    union all
    select 'step', (default_funnel())[n.step], (select count(*) from chosen where chosen.step >= n.step), 0, n.step, 0, 0, 0
    from generate_series(1, cardinality(default_funnel())) as n (step)
    union all
    select
      case grouping(day, source, campaign) when 7 then 'asked' when 3 then 'asked_day' when 5 then 'asked_source' else 'asked_campaign' end,
      coalesce(day::text, source, campaign), 0, 0, coalesce(sum(requests), 0), 0, 0, 0
    from asked
    group by grouping sets ((), (day), (source), (campaign))
  )
  select part, name, visits::integer, visitors::integer, events::integer, seconds::integer, page_views::integer, bounces::integer
  from (
    select g.*, row_number() over (partition by part order by visits desc, events desc, name) as nth
    from groups g
    where part in ('all', 'asked') or name is not null
  ) as ranked
  -- Every day of two years; of names as many as a page shows, and some that only requests have.
  where nth <= case when part in ('day', 'asked_day') then 800 else 40 end
  order by part, nth
$$;
