-- What the operator sees of all tenants: figures, no rows of anybody.
drop function if exists platform_overview(integer);
create or replace function platform_overview(p_days integer default 28) returns table (
  tenant_id text, name text, status text, host text, built_at timestamptz, deployed_at timestamptz, visits integer, visitors integer, seconds_per_visit numeric,
  requests integer, confirmed integer, tests_decided integer, tests_won integer, mails_waiting integer, mails_dead integer, dropped bigint, events bigint,
  errors bigint, events_dead integer
) language sql stable security definer set search_path = public, pg_temp as $$
  select
    t.tenant_id, t.name, t.status, t.host, t.built_at, t.deployed_at,
    coalesce(v.visits, 0)::integer, coalesce(v.visitors, 0)::integer, round(v.seconds::numeric / nullif(v.visits, 0), 1),
    coalesce(b.requests, 0)::integer, coalesce(b.confirmed, 0)::integer, coalesce(x.decided, 0)::integer, coalesce(x.won, 0)::integer,
    coalesce(m.waiting, 0)::integer, coalesce(m.dead, 0)::integer, coalesce(d.dropped, 0), coalesce(e.events, 0), coalesce(d.errors, 0),
    (select count(*) from dead_events where tenant_id = t.tenant_id)::integer
  from tenants t
  left join lateral (
    select sum(visits) as visits, sum(visitors) as visitors, sum(seconds) as seconds
    from daily_visits where tenant_id = t.tenant_id and dimension = 'all' and day > current_date - p_days
  ) v on true
  left join lateral (
    select count(*) as requests, count(*) filter (where status in ('confirmed', 'completed')) as confirmed
    from bookings b where tenant_id = t.tenant_id and came_by_site(b) and created_at > now() - make_interval(days => p_days)
  ) b on true
  left join lateral (
    select count(*) as decided, count(*) filter (where winner <> 'control') as won
    from ab_tests where tenant_id = t.tenant_id and status = 'completed'
  ) x on true
  left join lateral (
    select count(*) filter (where status = 'pending') as waiting, count(*) filter (where status = 'dead') as dead from mails where tenant_id = t.tenant_id
  ) m on true
  left join lateral (
    select sum(drops) filter (where reason <> 'server_error') as dropped, sum(drops) filter (where reason = 'server_error') as errors
    from event_drops where tenant_id = t.tenant_id and occurred_at > now() - make_interval(days => p_days)
  ) d on true
  left join lateral (
    select sum(events) as events from daily_events where tenant_id = t.tenant_id and day > current_date - p_days
  ) e on true
  order by t.tenant_id
$$;

revoke execute on function platform_overview(integer) from public;
grant execute on function platform_overview(integer) to companion_read;
