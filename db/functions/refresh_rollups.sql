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

-- Makes the rollups of a day that was taken say what sessions and events say, in a transaction with one snapshot (repeatable read). Sums are computed anew, and so are
-- the visits that were written since the last time, so late, repeated and joined visits end in the same rows. A day that raw events have left is kept as it is.
-- Of a large day the sums are made in memory, and not on disk.
create or replace function roll_up_day(p_tenant_id text, p_day date) returns void language plpgsql set work_mem = '64MB' as $$
declare
  v_time_zone text;
  v_from timestamptz;
  v_to timestamptz;
  v_kept_from date;
  v_seen pg_snapshot;
  v_now constant pg_snapshot := pg_current_snapshot();
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
  select p_tenant_id, name, p_day, subject, sum(events), count(*)
  from (
    select name, event_subject(name, path, data) as subject, session_id, count(*) as events
    from events
    where tenant_id = p_tenant_id and occurred_at >= v_from and occurred_at < v_to and name = any (event_names())
    group by name, event_subject(name, path, data), session_id
  ) as of_visits
  group by name, subject;
  -- In a database that was restored into another server its numbers may lie ahead: it says nothing there.
  select seen into v_seen from rolled_days where tenant_id = p_tenant_id and day = p_day and pg_snapshot_xmax(seen) <= pg_snapshot_xmax(v_now);
  perform roll_up_changed_visits(p_tenant_id, p_day, v_from, v_to, v_seen);
  insert into rolled_days (tenant_id, day, seen) values (p_tenant_id, p_day, v_now)
  on conflict (tenant_id, day) do update set seen = excluded.seen;
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
  -- count(distinct) sorts all that it counts. Most visitors come once a day and are counted with their visit; the few others apart.
  with seen as materialized (
    select *, count(*) over (partition by visitor_id collate "C") > 1 as came_again
    from sessions
    where tenant_id = p_tenant_id and started_at >= p_from and started_at < p_to
  ),
  valued as not materialized (
    select s.*, d.dimension, d.value
    from seen s, lateral (values
      ('all', ''), ('channel', s.channel), ('source', s.source), ('campaign', s.utm_campaign), ('country', s.country), ('city', s.city),
      ('device', s.device), ('browser', s.browser), ('entry', s.entry_path)
    ) as d (dimension, value)
    where d.value is not null
  ),
  again as (
    select dimension, value, count(distinct visitor_id) as visitors from valued where came_again group by dimension, value
  ),
  sums as (
    select
      dimension, value, count(*) as visits, count(*) filter (where not came_again) as visitors,
      count(*) filter (where page_views <= 1 and interactions = 0) as bounces, sum(page_views) as page_views,
      sum(extract(epoch from last_seen_at - started_at))::bigint as seconds
    from valued
    group by dimension, value
  )
  select p_tenant_id, s.dimension, p_day, s.value, s.visits, s.visitors + coalesce(a.visitors, 0), s.bounces, s.page_views, s.seconds
  from sums s
  left join again a using (dimension, value)
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

-- What a visit did counts on the day it began, past midnight too. Visits that p_seen has seen as they are keep their rows and their numbers; null: none.
create or replace function roll_up_changed_visits(p_tenant_id text, p_day date, p_from timestamptz, p_to timestamptz, p_seen pg_snapshot)
returns void language sql as $$
  delete from rolled_visits r
  where r.tenant_id = p_tenant_id and r.day = p_day and not exists (
    select from sessions s
    where s.tenant_id = p_tenant_id and s.session_id = r.session_id and s.started_at >= p_from and s.started_at < p_to
      and pg_visible_in_snapshot(s.changed_in, p_seen)
  );
  insert into rolled_visits (
    tenant_id, day, visit, visitor, session_id, seconds, page_views, is_bounce, source, campaign, city, device, entry, step, requests,
    pages, page_events, photos, photo_events
  )
  with changed as materialized (
    select * from sessions where tenant_id = p_tenant_id and started_at >= p_from and started_at < p_to
      and (p_seen is null or not pg_visible_in_snapshot(changed_in, p_seen))
  ),
  did as (
    select e.session_id, e.name, event_subject(e.name, e.path, e.data) as subject, count(*)::integer as events
    from changed s
    join events e on e.session_id = s.session_id
    where e.tenant_id = p_tenant_id
      and e.occurred_at >= (select min(started_at) from changed) and e.occurred_at <= (select max(last_seen_at) from changed)
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
    select session_id, max(step) as step from steps_of_visits(p_tenant_id, p_from, p_to, p_seen => p_seen) group by session_id
  ),
  highest as materialized (
    select coalesce(max(visit), 0) as visit, coalesce(max(visitor), 0) as visitor from rolled_visits where tenant_id = p_tenant_id and day = p_day
  ),
  -- Whoever has a row that stays keeps the number of that row.
  known as (
    select s.visitor_id, min(r.visitor) as visitor
    from rolled_visits r
    join sessions s on s.tenant_id = p_tenant_id and s.session_id = r.session_id
    where r.tenant_id = p_tenant_id and r.day = p_day and s.visitor_id in (select visitor_id from changed)
    group by s.visitor_id
  )
  select
    p_tenant_id, p_day, h.visit + row_number() over (order by s.started_at, s.session_id),
    coalesce(k.visitor, h.visitor + dense_rank() over (partition by k.visitor is null order by s.visitor_id)), s.session_id,
    extract(epoch from s.last_seen_at - s.started_at), s.page_views, s.page_views <= 1 and s.interactions = 0,
    s.source, s.utm_campaign, s.city, s.device, s.entry_path, coalesce(f.step, 0), coalesce(d.requests, 0),
    coalesce(d.pages, '{}'), coalesce(d.page_events, '{}'), coalesce(d.photos, '{}'), coalesce(d.photo_events, '{}')
  from changed s
  cross join highest h
  left join known k on k.visitor_id = s.visitor_id
  left join deeds d on d.session_id = s.session_id
  left join furthest f on f.session_id = s.session_id
$$;

-- For the version before: every visit of a day.
create or replace function roll_up_each_visit(p_tenant_id text, p_day date, p_from timestamptz, p_to timestamptz) returns void language sql as $$
  select roll_up_changed_visits(p_tenant_id, p_day, p_from, p_to, null)
$$;
