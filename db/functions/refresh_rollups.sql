-- Takes a tenant's changed days for roll_up_day, in a transaction of its own: batches that have marked them have ended, and one that comes later marks its days
-- again. Days that were taken and never rolled up are among them.
create or replace function take_rollup_days(p_tenant_id text) returns setof date language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('ingest_events:' || p_tenant_id, 0));
  with changed as (
    delete from rollup_days where tenant_id = p_tenant_id returning day
  )
  insert into taken_rollup_days (tenant_id, day, taken_by) select p_tenant_id, day, pg_current_xact_id()::text::bigint from changed;
  return query select distinct day from taken_rollup_days where tenant_id = p_tenant_id order by day;
end
$$;

-- Makes the rollups of a day that was taken say what sessions and events say, in a transaction with one snapshot (repeatable read). The whole day is computed anew,
-- so late, repeated and joined visits end in the same rows. A day that raw events have left is kept as it is.
create or replace function roll_up_day(p_tenant_id text, p_day date) returns void language plpgsql as $$
declare
  v_time_zone text;
  v_from timestamptz;
  v_to timestamptz;
  v_kept_from date;
begin
  perform pg_advisory_xact_lock(hashtextextended('roll_up:' || p_tenant_id, 0));
  -- What was taken after this snapshot is not among them, and stays.
  delete from taken_rollup_days where tenant_id = p_tenant_id and day = p_day;
  select time_zone, ((now() - make_interval(days => event_days)) at time zone time_zone)::date + 1 into strict v_time_zone, v_kept_from
  from tenants where tenant_id = p_tenant_id;
  if p_day < v_kept_from and exists (select from daily_visits where tenant_id = p_tenant_id and dimension = 'all' and day = p_day) then
    return;
  end if;
  v_from := p_day::timestamp at time zone v_time_zone;
  v_to := (p_day + 1)::timestamp at time zone v_time_zone;
  perform roll_up_visits(p_tenant_id, p_day, v_from, v_to);
  delete from daily_events where tenant_id = p_tenant_id and name = any (event_names()) and day = p_day;
  insert into daily_events (tenant_id, name, day, subject, events, visits)
  select p_tenant_id, name, p_day, event_subject(name, path, data), count(*), count(distinct session_id)
  from events
  where tenant_id = p_tenant_id and occurred_at >= v_from and occurred_at < v_to and name = any (event_names())
  group by name, event_subject(name, path, data);
  perform roll_up_each_visit(p_tenant_id, p_day, v_from, v_to);
  delete from daily_funnel where tenant_id = p_tenant_id and day = p_day;
  insert into daily_funnel (tenant_id, day, step, name, visits)
  select p_tenant_id, p_day, n.step, (default_funnel())[n.step], count(v.step)
  from generate_series(1, cardinality(default_funnel())) as n (step)
  left join rolled_visits v on v.tenant_id = p_tenant_id and v.day = p_day and v.step >= n.step
  group by n.step;
end
$$;

-- For the version before, which knows one transaction alone: batches wait for it. Returns the number of days.
create or replace function refresh_rollups(p_tenant_id text) returns integer language plpgsql as $$
declare
  v_day date;
  v_days integer := 0;
begin
  for v_day in select take_rollup_days(p_tenant_id) loop
    perform roll_up_day(p_tenant_id, v_day);
    v_days := v_days + 1;
  end loop;
  return v_days;
end
$$;

create or replace function roll_up_visits(p_tenant_id text, p_day date, p_from timestamptz, p_to timestamptz) returns void language sql as $$
  delete from daily_visits
  where tenant_id = p_tenant_id and dimension = any (array['all', 'channel', 'source', 'campaign', 'country', 'city', 'device', 'browser', 'entry']) and day = p_day;
  insert into daily_visits (tenant_id, dimension, day, value, visits, visitors, bounces, page_views, seconds)
  select
    p_tenant_id, d.dimension, p_day, d.value, count(*), count(distinct s.visitor_id),
    count(*) filter (where s.page_views <= 1 and s.interactions = 0), sum(s.page_views), sum(extract(epoch from s.last_seen_at - s.started_at))::bigint
  from sessions s, lateral (values
    ('all', ''), ('channel', s.channel), ('source', s.source), ('campaign', s.utm_campaign), ('country', s.country), ('city', s.city),
    ('device', s.device), ('browser', s.browser), ('entry', s.entry_path)
  ) as d (dimension, value)
  where s.tenant_id = p_tenant_id and s.started_at >= p_from and s.started_at < p_to and d.value is not null
  group by d.dimension, d.value
$$;

-- Events that have a row of their own in daily_events; tests are in ab_daily_counts.
create or replace function event_names() returns text[] language sql immutable parallel safe as $$
  select array[
    'page_view', 'photo_view', 'photo_click', 'gallery_open', 'pricing_view', 'form_start', 'form_submit', 'cta_click', 'email_click', 'phone_click',
    'social_click', 'testimonial_view', 'engagement'
  ]
$$;

create or replace function event_subject(p_name text, p_path text, p_data jsonb) returns text language sql immutable parallel safe as $$
  select case
    when p_name in ('photo_view', 'photo_click') then coalesce(p_data ->> 'photo', '')
    when p_name = 'social_click' then coalesce(p_data ->> 'platform', '')
    when p_name in ('page_view', 'engagement') then p_path
    else ''
  end
$$;

-- What a visit did counts on the day it began, past midnight too.
create or replace function roll_up_each_visit(p_tenant_id text, p_day date, p_from timestamptz, p_to timestamptz) returns void language sql as $$
  delete from rolled_visits where tenant_id = p_tenant_id and day = p_day;
  insert into rolled_visits (
    tenant_id, day, visit, visitor, seconds, page_views, is_bounce, source, campaign, city, device, entry, step, requests,
    pages, page_events, photos, photo_events
  )
  with did as (
    select e.session_id, e.name, event_subject(e.name, e.path, e.data) as subject, count(*)::integer as events
    from sessions s
    join events e on e.session_id = s.session_id
    where s.tenant_id = p_tenant_id and s.started_at >= p_from and s.started_at < p_to
      and e.tenant_id = p_tenant_id and e.occurred_at >= p_from
      and e.occurred_at <= (select max(last_seen_at) from sessions where tenant_id = p_tenant_id and started_at >= p_from and started_at < p_to)
      and e.name in ('page_view', 'photo_click', 'form_submit')
    group by e.session_id, e.name, event_subject(e.name, e.path, e.data)
  ),
  deeds as (
    select
      session_id, coalesce(sum(events) filter (where name = 'form_submit'), 0) as requests,
      array_agg(subject order by subject) filter (where name = 'page_view') as pages,
      array_agg(events order by subject) filter (where name = 'page_view') as page_events,
      array_agg(subject order by subject) filter (where name = 'photo_click') as photos,
      array_agg(events order by subject) filter (where name = 'photo_click') as photo_events
    from did
    group by session_id
  ),
  furthest as (
    select session_id, max(step) as step from steps_of_visits(p_tenant_id, p_from, p_to) group by session_id
  )
  select
    p_tenant_id, p_day, row_number() over (order by s.started_at, s.session_id), dense_rank() over (order by s.visitor_id),
    extract(epoch from s.last_seen_at - s.started_at), s.page_views, s.page_views <= 1 and s.interactions = 0,
    s.source, s.utm_campaign, s.city, s.device, s.entry_path, coalesce(f.step, 0), coalesce(d.requests, 0),
    coalesce(d.pages, '{}'), coalesce(d.page_events, '{}'), coalesce(d.photos, '{}'), coalesce(d.photo_events, '{}')
  from sessions s
  left join deeds d on d.session_id = s.session_id
  left join furthest f on f.session_id = s.session_id
  where s.tenant_id = p_tenant_id and s.started_at >= p_from and s.started_at < p_to
$$;
