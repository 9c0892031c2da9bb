-- One queue batch of one tenant, in one statement: events once each (by event_id), the visits they belong to, the test assignments they tell of.
-- Returns how many of the events were new. Delivering a batch again changes nothing.
create or replace function ingest_events(p_tenant_id text, p_events jsonb) returns integer language plpgsql as $$
declare
  c_gap constant interval := interval '30 minutes';
  v_new integer;
  v_time_zone text;
begin
  select time_zone into v_time_zone from tenants where tenant_id = p_tenant_id;
  -- Two batches of one tenant must not both begin a visit for the same visitor.
  perform pg_advisory_xact_lock(hashtextextended('ingest_events:' || p_tenant_id, 0));

  with incoming as (
    select distinct on (event_id) *
    from jsonb_to_recordset(p_events) as e (
      event_id uuid, occurred_at timestamptz, name text, path text, variants jsonb, data jsonb, visitor_id text, referrer_host text,
      utm_source text, utm_medium text, utm_campaign text, utm_term text, utm_content text,
      country text, region text, city text, device text, browser text, os text, first_for jsonb
    )
    order by event_id
  ),
  fresh as (
    select i.*, lag(i.occurred_at) over visitor as previous_at
    from incoming i
    where not exists (
      select from events e
      where e.tenant_id = p_tenant_id and e.occurred_at = i.occurred_at and e.event_id = i.event_id
    )
    window visitor as (partition by i.visitor_id order by i.occurred_at, i.event_id)
  ),
  grouped as (
    select f.*, count(*) filter (where f.previous_at is null or f.occurred_at - f.previous_at > c_gap) over visitor as run
    from fresh f
    window visitor as (partition by f.visitor_id order by f.occurred_at, f.event_id)
  ),
  runs as (
    select visitor_id, run, min(occurred_at) as started_at, max(occurred_at) as last_seen_at
    from grouped
    group by visitor_id, run
  ),
  visits as materialized (
    select r.visitor_id, r.run, coalesce(s.session_id, gen_random_uuid()) as session_id
    from runs r
    left join lateral (
      select s.session_id
      from sessions s
      where s.tenant_id = p_tenant_id and s.visitor_id = r.visitor_id
        and s.last_seen_at >= r.started_at - c_gap and s.started_at <= r.last_seen_at + c_gap
      order by s.last_seen_at desc
      limit 1
    ) s on true
  ),
  placed as (
    select g.*, v.session_id
    from grouped g
    join visits v using (visitor_id, run)
  ),
  opened as (
    select distinct on (session_id) *
    from placed
    order by session_id, occurred_at, event_id
  ),
  totals as (
    select
      session_id,
      max(occurred_at) as last_seen_at,
      count(*) filter (where name = 'page_view') as page_views,
      (array_agg(path order by occurred_at desc, event_id desc))[1] as exit_path
    from placed
    group by session_id
  ),
  seen as (
    insert into sessions (
      tenant_id, session_id, visitor_id, started_at, last_seen_at, page_views, entry_path, exit_path, referrer_host,
      utm_source, utm_medium, utm_campaign, utm_term, utm_content, country, region, city, device, browser, os
    )
    select
      p_tenant_id, o.session_id, o.visitor_id, o.occurred_at, t.last_seen_at, t.page_views, o.path, t.exit_path, o.referrer_host,
      o.utm_source, o.utm_medium, o.utm_campaign, o.utm_term, o.utm_content, o.country, o.region, o.city, o.device, o.browser, o.os
    from opened o
    join totals t using (session_id)
    on conflict (tenant_id, session_id) do update set
      started_at = least(sessions.started_at, excluded.started_at),
      last_seen_at = greatest(sessions.last_seen_at, excluded.last_seen_at),
      page_views = sessions.page_views + excluded.page_views,
      exit_path = case when excluded.last_seen_at >= sessions.last_seen_at then excluded.exit_path else sessions.exit_path end
  ),
  assigned as (
    insert into ab_assignments (tenant_id, session_id, test_id, version, variant, exposed_at, converted_at)
    select
      p_tenant_id, session_id, data ->> 'experiment', (data ->> 'version')::integer, min(data ->> 'variant'),
      min(occurred_at) filter (where name = 'experiment_exposure'),
      min(occurred_at) filter (where name = 'experiment_conversion')
    from placed
    where name in ('experiment_exposure', 'experiment_conversion')
    group by session_id, data ->> 'experiment', (data ->> 'version')::integer
    on conflict (tenant_id, session_id, test_id, version) do update set
      exposed_at = least(ab_assignments.exposed_at, excluded.exposed_at),
      converted_at = least(ab_assignments.converted_at, excluded.converted_at)
  ),
  reached as (
    select data ->> 'experiment' as test_id, (data ->> 'version')::integer as version, data ->> 'variant' as variant, name, occurred_at
    from placed
    where name in ('experiment_exposure', 'experiment_conversion')
    union all
    select split_part(f.key, '.', 1), split_part(f.key, '.', 2)::integer, f.value, name, occurred_at
    from placed, jsonb_each_text(coalesce(first_for, '{}')) as f
  ),
  counted as (
    insert into ab_daily_counts (tenant_id, test_id, version, day, variant, exposures, conversions, form_starts, photo_clicks, contact_clicks)
    select
      p_tenant_id, test_id, version, (occurred_at at time zone v_time_zone)::date, variant,
      count(*) filter (where name = 'experiment_exposure'),
      count(*) filter (where name = 'experiment_conversion'),
      count(*) filter (where name = 'form_start'),
      count(*) filter (where name = 'photo_click'),
      count(*) filter (where name in ('email_click', 'phone_click', 'social_click'))
    from reached
    group by test_id, version, (occurred_at at time zone v_time_zone)::date, variant
    on conflict (tenant_id, test_id, version, day, variant) do update set
      exposures = ab_daily_counts.exposures + excluded.exposures,
      conversions = ab_daily_counts.conversions + excluded.conversions,
      form_starts = ab_daily_counts.form_starts + excluded.form_starts,
      photo_clicks = ab_daily_counts.photo_clicks + excluded.photo_clicks,
      contact_clicks = ab_daily_counts.contact_clicks + excluded.contact_clicks
  ),
  stored as (
    insert into events (tenant_id, event_id, occurred_at, session_id, name, path, variants, data)
    select p_tenant_id, event_id, occurred_at, session_id, name, path, variants, data
    from placed
    returning 1
  )
  select count(*) into v_new from stored;

  return v_new;
end
$$;
