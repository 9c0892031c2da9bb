-- Monthly partitions of events, from the month of p_from on.
create function ensure_event_partitions(p_from date, p_months integer) returns void language plpgsql as $$
declare
  v_month date;
begin
  for v_month in select generate_series(date_trunc('month', p_from), date_trunc('month', p_from) + make_interval(months => p_months - 1), interval '1 month')::date loop
    if to_regclass(format('events_%s', to_char(v_month, 'YYYY_MM'))) is null then
      execute format(
        'create table %I partition of events for values from (%L) to (%L)',
        'events_' || to_char(v_month, 'YYYY_MM'), v_month::timestamp at time zone 'UTC', (v_month + interval '1 month') at time zone 'UTC'
      );
    end if;
  end loop;
end
$$;

select ensure_event_partitions(current_date, 3);

-- One queue batch of one tenant, in one statement: events once each (by event_id), the visits they belong to, the test assignments they tell of.
-- Returns how many of the events were new. Delivering a batch again changes nothing.
create function ingest_events(p_tenant_id text, p_events jsonb) returns integer language plpgsql as $$
declare
  c_gap constant interval := interval '30 minutes';
  v_new integer;
begin
  -- Two batches of one tenant must not both begin a visit for the same visitor.
  perform pg_advisory_xact_lock(hashtextextended('ingest_events:' || p_tenant_id, 0));

  with incoming as (
    select distinct on (event_id) *
    from jsonb_to_recordset(p_events) as e (
      event_id uuid, occurred_at timestamptz, name text, path text, variants jsonb, data jsonb, visitor_id text, referrer_host text,
      utm_source text, utm_medium text, utm_campaign text, utm_term text, utm_content text,
      country text, region text, city text, device text, browser text, os text
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

-- A booking request, once per idempotency key. Returns
--   stored      the row is there (also when it was there before)
--   slot_taken  another booking holds that time and nothing was written
--   declined    that time was taken, but the client has been told "received": the row is there, declined, for the companion to answer
create function insert_booking(p_booking jsonb, p_acknowledged boolean) returns text language plpgsql as $$
declare
  b record;
  v_held tstzrange;
  v_status text;
begin
  select * into strict b
  from jsonb_to_record(p_booking) as r (
    tenant_id text, reference text, idempotency_key text, service text, starts_at timestamptz, ends_at timestamptz,
    buffer_minutes integer, hold_hours integer, city text, name text, email text, phone text, message text, variants jsonb, visitor_id text
  );
  -- One writer per tenant: two rows that exclude each other would wait for each other and deadlock.
  perform pg_advisory_xact_lock(hashtextextended('insert_booking:' || b.tenant_id, 0));
  if exists (select from bookings where tenant_id = b.tenant_id and idempotency_key = b.idempotency_key) then
    return 'stored';
  end if;
  v_held := tstzrange(b.starts_at, b.ends_at + make_interval(mins => b.buffer_minutes));
  update bookings set status = 'expired'
  where tenant_id = b.tenant_id and status = 'pending' and hold_expires_at < now() and held_during && v_held;

  foreach v_status in array array['pending', 'declined'] loop
    begin
      insert into bookings (
        tenant_id, reference, idempotency_key, status, status_reason, service_id, starts_at, ends_at, held_during, hold_expires_at,
        city, client_name, client_email, client_phone, message, referrer_host, utm_source, utm_medium, utm_campaign, variants
      )
      select
        b.tenant_id, b.reference, b.idempotency_key, v_status, case v_status when 'declined' then 'slot_taken' end, b.service,
        b.starts_at, b.ends_at, v_held, now() + make_interval(hours => b.hold_hours),
        b.city, b.name, b.email, b.phone, b.message, s.referrer_host, s.utm_source, s.utm_medium, s.utm_campaign, b.variants
      from (select) as one
      -- Where the visit came from is copied; who the visitor was is not.
      left join lateral (
        select * from sessions
        where tenant_id = b.tenant_id and visitor_id = b.visitor_id
        order by last_seen_at desc
        limit 1
      ) s on true
      on conflict (tenant_id, idempotency_key) do nothing;
      return case v_status when 'pending' then 'stored' else 'declined' end;
    exception when exclusion_violation then
      if not p_acknowledged then
        return 'slot_taken';
      end if;
    end;
  end loop;
  raise exception 'a declined booking cannot collide';
end
$$;
