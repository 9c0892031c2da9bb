-- Whole seconds from one moment to another.
create or replace function seconds_between(p_from timestamptz, p_to timestamptz) returns integer language sql immutable as $$
  select ceil(extract(epoch from p_to - p_from))::integer
$$;

-- One queue batch of one tenant: events once each (by event_id), the visits they belong to, the tests they tell of, the days they change.
-- Returns how many of the events were new. Delivering a batch again, late or in another order ends in the same rows: a visit is what lies between
-- two gaps of more than 30 minutes, so an event that comes late may join two visits into one.
-- Of one visitor and day only so many are counted (p_visitor_events_max); the rest are drops.
drop function if exists ingest_events(text, jsonb);
create or replace function ingest_events(p_tenant_id text, p_events jsonb, p_visitor_events_max integer default 1000) returns integer language plpgsql as $$
declare
  c_gap constant interval := interval '30 minutes';
  v_new integer;
  v_time_zone text;
  v_joined jsonb;
begin
  -- The role and the tenant of this transaction, here and not in statements of their own: this is the hot path, and it spares three round trips.
  perform set_config('role', 'companion_ingest', true), set_config('app.tenant_id', p_tenant_id, true);
  select time_zone into strict v_time_zone from tenants where tenant_id = p_tenant_id;
  -- Two batches of one tenant must not both begin a visit for the same visitor.
  perform pg_advisory_xact_lock(hashtextextended('ingest_events:' || p_tenant_id, 0));

  with incoming as (
    select distinct on (event_id) *
    from jsonb_to_recordset(p_events) as e (
      event_id uuid, occurred_at timestamptz, name text, path text, variants jsonb, data jsonb, visitor_id text, previous_visitor_id text,
      referrer_host text, utm_source text, utm_medium text, utm_campaign text, utm_term text, utm_content text, click_source text,
      country text, region text, city text, device text, browser text, os text, first_for jsonb
    )
    order by event_id
  ),
  unseen as materialized (
    select *, row_number() over (partition by visitor_id order by occurred_at, event_id) as nth
    from incoming i
    -- A subquery with a value, not "not exists": the planner would otherwise read all events of the tenant when its statistics are old.
    where (select true from events e where e.tenant_id = p_tenant_id and e.occurred_at = i.occurred_at and e.event_id = i.event_id) is null
  ),
  -- A visitor's id lasts a day, so that all events under it are those of that day.
  earlier as materialized (
    select v.visitor_id, coalesce(sum(s.events), 0) as events
    from (select distinct visitor_id from unseen) v
    left join lateral (select events from sessions where tenant_id = p_tenant_id and visitor_id = v.visitor_id offset 0) s on true
    group by v.visitor_id
  ),
  fresh as materialized (
    select u.* from unseen u join earlier e using (visitor_id) where e.events + u.nth <= p_visitor_events_max
  ),
  excess as (
    insert into event_drops (tenant_id, drop_id, occurred_at, reason, drops)
    select p_tenant_id, (array_agg(event_id order by event_id))[1], max(occurred_at), 'over_limit', count(*)
    from unseen u join earlier e using (visitor_id)
    where e.events + u.nth > p_visitor_events_max
    group by visitor_id
    on conflict do nothing
  ),
  ids as materialized (
    select id, min(occurred_at) - c_gap as since, max(occurred_at) + c_gap as until
    from fresh, lateral (values (visitor_id), (previous_visitor_id)) as v (id)
    where id is not null
    group by id
  ),
  near as materialized (
    -- "offset 0" and the subtraction for the same reason: one look into the index of visitors for each id.
    select n.*
    from ids i, lateral (
      select s.session_id, s.visitor_id, s.other_visitor_id, s.started_at, s.last_seen_at
      from sessions s
      where s.tenant_id = p_tenant_id and s.visitor_id = i.id and s.last_seen_at >= i.since and s.started_at - i.until <= interval '0'
      offset 0
    ) n
    union
    select n.*
    from ids i, lateral (
      select s.session_id, s.visitor_id, s.other_visitor_id, s.started_at, s.last_seen_at
      from sessions s
      where s.tenant_id = p_tenant_id and s.other_visitor_id = i.id and s.last_seen_at >= i.since and s.started_at - i.until <= interval '0'
      offset 0
    ) n
  ),
  -- New events and the visits around them, on one line of time for each id; who was here around midnight is on two lines.
  pieces as (
    select event_id as piece, visitor_id, previous_visitor_id as other_visitor_id, occurred_at as started_at, occurred_at as last_seen_at, true as is_new
    from fresh
    union all
    select session_id, visitor_id, other_visitor_id, started_at, last_seen_at, false from near
  ),
  lines as (
    select p.*, v.id, p.started_at - max(p.last_seen_at) over (partition by v.id order by p.started_at, p.last_seen_at, p.piece rows between unbounded preceding and 1 preceding) as quiet
    from pieces p, lateral (values (p.visitor_id), (p.other_visitor_id)) as v (id)
    where v.id is not null
  ),
  islands as (
    select piece, id || ':' || count(*) filter (where quiet is null or quiet > c_gap) over (partition by id order by started_at, last_seen_at, piece) as island
    from lines
  ),
  -- A piece on two lines joins two islands; no visit lasts long enough to join three.
  labels as (select island, min(island) over (partition by piece) as label, piece from islands),
  joined as (select piece, min(label) over (partition by island) as label from labels),
  groups as materialized (select piece, min(label) as label from joined group by piece),
  visits as materialized (
    select
      g.label,
      coalesce((array_agg(n.session_id order by n.started_at, n.session_id) filter (where n.session_id is not null))[1], gen_random_uuid()) as session_id,
      array_agg(n.session_id) filter (where n.session_id is not null) as parts
    from groups g
    left join near n on n.session_id = g.piece
    group by g.label
    having count(*) > count(n.session_id)
  ),
  placed as materialized (
    select f.*, v.session_id
    from fresh f
    join groups g on g.piece = f.event_id
    join visits v on v.label = g.label
  ),
  opened as (
    select distinct on (session_id) *
    from placed
    order by session_id, occurred_at, name <> 'page_view', event_id
  ),
  totals as materialized (
    select
      session_id,
      max(occurred_at) as last_seen_at,
      count(*) as events,
      count(*) filter (where name = 'page_view') as page_views,
      count(*) filter (where is_interaction(name)) as interactions,
      least(coalesce(sum((data ->> 'seconds')::numeric) filter (where name = 'engagement'), 0), 1e9)::integer as engaged_seconds,
      (array_agg(path order by occurred_at desc, event_id desc))[1] as exit_path,
      min(visitor_id) as one_id,
      max(visitor_id) as another_id,
      min(previous_visitor_id) as previous_id
    from placed
    group by session_id
  ),
  seen as (
    insert into sessions (
      tenant_id, session_id, visitor_id, other_visitor_id, started_at, last_seen_at, events, page_views, interactions, engaged_seconds, entry_path, exit_path,
      referrer_host, utm_source, utm_medium, utm_campaign, utm_term, utm_content, click_source, channel, source, country, region, city, device, browser, os
    )
    select
      p_tenant_id, o.session_id, o.visitor_id,
      coalesce(nullif(t.one_id, o.visitor_id), nullif(t.another_id, o.visitor_id), nullif(t.previous_id, o.visitor_id)),
      o.occurred_at, t.last_seen_at, t.events, t.page_views, t.interactions,
      -- Of a visit that goes on, the bound is put below, where its length is known.
      case when v.parts is null then least(t.engaged_seconds, seconds_between(o.occurred_at, t.last_seen_at)) else t.engaged_seconds end, o.path, t.exit_path,
      o.referrer_host, o.utm_source, o.utm_medium, o.utm_campaign, o.utm_term, o.utm_content, o.click_source,
      traffic_channel(from_where.source, o.utm_medium, o.click_source), from_where.source,
      o.country, o.region, o.city, o.device, o.browser, o.os
    from opened o
    join totals t using (session_id)
    join visits v using (session_id),
    lateral (select traffic_source(o.referrer_host, o.utm_source, o.click_source) as source offset 0) as from_where
    on conflict (tenant_id, session_id) do update set (
      visitor_id, other_visitor_id, entry_path, referrer_host, utm_source, utm_medium, utm_campaign, utm_term, utm_content, click_source, channel, source
    ) = (
      -- Where a visit came from is what its first event says.
      select
        f.visitor_id,
        coalesce(nullif(sessions.visitor_id, f.visitor_id), nullif(excluded.visitor_id, f.visitor_id), sessions.other_visitor_id, excluded.other_visitor_id),
        f.entry_path, f.referrer_host, f.utm_source, f.utm_medium, f.utm_campaign, f.utm_term, f.utm_content, f.click_source, f.channel, f.source
      from (select (case when excluded.started_at < sessions.started_at then excluded else sessions end).*) as f
    ),
      started_at = least(sessions.started_at, excluded.started_at),
      changed_in = excluded.changed_in,
      last_seen_at = greatest(sessions.last_seen_at, excluded.last_seen_at),
      events = sessions.events + excluded.events,
      page_views = sessions.page_views + excluded.page_views,
      interactions = sessions.interactions + excluded.interactions,
      -- Nobody looks at a page for longer than the visit lasts, whatever a browser says.
      engaged_seconds = least(
        sessions.engaged_seconds + excluded.engaged_seconds,
        seconds_between(least(sessions.started_at, excluded.started_at), greatest(sessions.last_seen_at, excluded.last_seen_at))
      ),
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
    where name = 'experiment_exposure'
    union all
    -- A visit converts once in each test, however often a cookie says that it has not.
    select * from (
      select distinct on (session_id, data ->> 'experiment', (data ->> 'version')::integer)
        data ->> 'experiment', (data ->> 'version')::integer, data ->> 'variant', name, occurred_at
      from placed p
      where name = 'experiment_conversion' and not exists (
        select from ab_assignments a
        where a.tenant_id = p_tenant_id and a.session_id = p.session_id and a.test_id = p.data ->> 'experiment'
          and a.version = (p.data ->> 'version')::integer and a.converted_at is not null
      )
      order by session_id, data ->> 'experiment', (data ->> 'version')::integer, occurred_at
    ) as conversions
    union all
    select split_part(f.key, '.', 1), split_part(f.key, '.', 2)::integer, f.value, name, occurred_at
    from placed, jsonb_each_text(first_for) as f
    where first_for <> '{}'
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
  dirty as (
    insert into rollup_days (tenant_id, day)
    select distinct p_tenant_id, (at at time zone v_time_zone)::date
    from (
      select occurred_at from placed
      union all
      select n.started_at from visits v join near n on n.session_id = any (v.parts)
    ) as touched (at)
    on conflict do nothing
  ),
  stored as (
    insert into events (tenant_id, event_id, occurred_at, session_id, name, path, variants, data)
    select p_tenant_id, event_id, occurred_at, session_id, name, path, variants, data
    from placed
    returning 1
  )
  select
    (select count(*) from stored),
    (select jsonb_agg(jsonb_build_object('into', v.session_id, 'part', part.id)) from visits v, unnest(v.parts) as part (id) where part.id <> v.session_id)
  into v_new, v_joined;

  if v_joined is not null then
    perform join_sessions(p_tenant_id, v_joined);
  end if;
  return v_new;
end
$$;

-- [{"into": session, "part": session}]: makes the part one with the other, which began earlier.
create or replace function join_sessions(p_tenant_id text, p_joined jsonb) returns void language plpgsql as $$
declare
  j record;
begin
  for j in
    select s.*, r."into" as into_id
    from jsonb_to_recordset(p_joined) as r ("into" uuid, part uuid)
    join sessions s on s.tenant_id = p_tenant_id and s.session_id = r.part
    order by s.started_at
  loop
    update events set session_id = j.into_id
    where tenant_id = p_tenant_id and occurred_at between j.started_at and j.last_seen_at and session_id = j.session_id;
    insert into ab_assignments (tenant_id, session_id, test_id, version, variant, exposed_at, converted_at)
    select tenant_id, j.into_id, test_id, version, variant, exposed_at, converted_at
    from ab_assignments
    where tenant_id = p_tenant_id and session_id = j.session_id
    on conflict (tenant_id, session_id, test_id, version) do update set
      exposed_at = least(ab_assignments.exposed_at, excluded.exposed_at),
      converted_at = least(ab_assignments.converted_at, excluded.converted_at);
    delete from sessions where tenant_id = p_tenant_id and session_id = j.session_id;
    update sessions set
      changed_in = pg_current_xact_id(),
      last_seen_at = greatest(last_seen_at, j.last_seen_at),
      exit_path = case when j.last_seen_at >= last_seen_at then j.exit_path else exit_path end,
      events = events + j.events,
      page_views = page_views + j.page_views,
      interactions = interactions + j.interactions,
      engaged_seconds = engaged_seconds + j.engaged_seconds,
      other_visitor_id = coalesce(nullif(j.visitor_id, visitor_id), other_visitor_id, nullif(j.other_visitor_id, visitor_id))
    where tenant_id = p_tenant_id and session_id = j.into_id;
  end loop;
end
$$;
