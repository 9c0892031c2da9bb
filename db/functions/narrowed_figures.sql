-- The visits of some days that one thing is true of (p_by: source, campaign, city, device, entry, page or photo), and what was done in them, in one
-- pass. Rollups cannot answer this: they know one dimension at a time. A visit counts with all it did on the day it began. One row per part and name:
--   all, day, source, campaign, city, device, entry: visits and visitors, of `all` also seconds, page views and bounces
--   page, photo: events and visits;  step: visits that reached it;  asked, asked_day, asked_source: requests, as events
-- Requests keep source, campaign and city of their visit and nothing else of it; by anything else the visits count that sent the form.
create or replace function narrowed_figures(p_tenant_id text, p_from date, p_to date, p_by text, p_value text)
returns table (part text, name text, visits integer, visitors integer, events integer, seconds integer, page_views integer, bounces integer)
language sql stable as $$
  with recursive zone as materialized (
    select time_zone, p_from::timestamp at time zone time_zone as since, (p_to + 1)::timestamp at time zone time_zone as until
    from tenants where tenant_id = p_tenant_id
  ),
  touched as materialized (
    select distinct e.session_id
    from events e
    where p_by in ('page', 'photo') and e.tenant_id = p_tenant_id
      and e.occurred_at >= (select since from zone) and e.occurred_at < (select until from zone) + interval '1 day'
      and e.name = case p_by when 'page' then 'page_view' else 'photo_click' end
      and case p_by when 'page' then e.path else e.data ->> 'photo' end = p_value
  ),
  chosen as materialized (
    select
      s.session_id, (s.started_at at time zone z.time_zone)::date as day, s.visitor_id, s.started_at, s.last_seen_at, s.page_views, s.interactions,
      s.source, s.utm_campaign as campaign, s.city, s.device, s.entry_path as entry
    from zone z
    join sessions s on s.tenant_id = p_tenant_id and s.started_at >= z.since and s.started_at < z.until
    where case p_by
      when 'source' then s.source = p_value
      when 'campaign' then s.utm_campaign = p_value
      when 'city' then s.city = p_value
      when 'device' then s.device = p_value
      when 'entry' then s.entry_path = p_value
      else s.session_id in (select session_id from touched)
    end
  ),
  seen as materialized (
    select c.session_id, c.day, c.source, e.name, e.path, e.data ->> 'photo' as photo, e.occurred_at
    from chosen c
    join events e on e.session_id = c.session_id
    where e.tenant_id = p_tenant_id
      and e.occurred_at >= (select since from zone) and e.occurred_at <= (select max(last_seen_at) from chosen)
      and (e.name in ('page_view', 'photo_click') or e.name = any (string_to_array(array_to_string(default_funnel(), '|'), '|')))
  ),
  asked as (
    select (b.created_at at time zone z.time_zone)::date as day, coalesce(b.source, 'unknown') as source
    from zone z
    join bookings b on b.tenant_id = p_tenant_id and b.created_at >= z.since and b.created_at < z.until and b.set_aside is null
    where case p_by
      when 'source' then coalesce(b.source, 'unknown') = p_value when 'campaign' then b.utm_campaign = p_value when 'city' then b.visit_city = p_value
      else false
    end
    union all
    select day, source from seen where p_by not in ('source', 'campaign', 'city') and seen.name = 'form_submit'
  ),
  reached as (
    select 1 as step, session_id, min(occurred_at) as at
    from seen
    where seen.name = any (string_to_array((default_funnel())[1], '|'))
    group by session_id
    union all
    select step, session_id, at from (
      select r.step + 1 as step, r.session_id, s.occurred_at as at, row_number() over (partition by r.session_id order by s.occurred_at) as nth
      from reached r
      join seen s on s.session_id = r.session_id and s.occurred_at >= r.at and s.name = any (string_to_array((default_funnel())[r.step + 1], '|'))
      where r.step < cardinality(default_funnel())
    ) as next
    where nth = 1
  ),
  groups as (
    select
      -- grouping() has a bit of 1 for each column that the set has not.
      case grouping(day, source, campaign, city, device, entry)
        when 63 then 'all' when 31 then 'day' when 47 then 'source' when 55 then 'campaign' when 59 then 'city' when 61 then 'device' else 'entry'
      end as part,
      coalesce(day::text, source, campaign, city, device, entry) as name,
      count(*) as visits, count(distinct visitor_id || day) as visitors, 0::bigint as events,
      sum(extract(epoch from last_seen_at - started_at)) as seconds, sum(page_views) as page_views,
      count(*) filter (where page_views <= 1 and interactions = 0) as bounces
    from chosen
    group by grouping sets ((), (day), (source), (campaign), (city), (device), (entry))
    union all
    select case seen.name when 'page_view' then 'page' else 'photo' end, coalesce(case seen.name when 'page_view' then path else photo end, ''),
      count(distinct session_id), 0, count(*), 0, 0, 0
    from seen
    where seen.name in ('page_view', 'photo_click')
    group by 1, 2
    union all
    select 'step', (default_funnel())[n.step], count(r.session_id), 0, n.step, 0, 0, 0
    from generate_series(1, cardinality(default_funnel())) as n (step)
    left join reached r on r.step = n.step
    group by n.step
    union all
    select case grouping(day, source) when 3 then 'asked' when 1 then 'asked_day' else 'asked_source' end, coalesce(day::text, source), 0, 0, count(*), 0, 0, 0
    from asked
    group by grouping sets ((), (day), (source))
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
