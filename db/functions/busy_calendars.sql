-- Calendars of her own that are read (edge/platform/diary/calendars). Their times are her own: they yield to bookings, and to nobody who asks for one.

-- Keeps a calendar, unless she has p_max of them already: its id, or null.
create or replace function add_busy_calendar(p_tenant_id text, p_calendar jsonb, p_max integer) returns uuid language plpgsql as $$
declare
  v_calendar_id uuid;
begin
  perform lock_calendar(p_tenant_id);
  insert into busy_calendars (tenant_id, reference, address_sealed, host, due_at)
  select p_tenant_id, p_calendar ->> 'reference', p_calendar ->> 'address_sealed', p_calendar ->> 'host', now()
  where (select count(*) from busy_calendars where tenant_id = p_tenant_id) < p_max
  returning calendar_id into v_calendar_id;
  return v_calendar_id;
end
$$;

-- A calendar as it has been read: of its times only those are written that came or went. p_times: [{starts_at, ends_at}], none of which touch.
-- p_read: {etag, last_modified, unread, due_in}, seconds. Returns how many times came and went; null where she has removed the calendar meanwhile.
create or replace function lay_busy_times(p_tenant_id text, p_calendar_id uuid, p_times jsonb, p_read jsonb) returns integer language plpgsql as $$
declare
  v_added bigint[];
  v_removed integer;
begin
  perform lock_calendar(p_tenant_id);
  update busy_calendars set
    etag = p_read ->> 'etag', last_modified = p_read ->> 'last_modified', unread = (p_read ->> 'unread')::integer,
    read_at = now(), whole_at = now(), due_at = now() + make_interval(secs => (p_read ->> 'due_in')::integer), failures = 0, problem = null
  where tenant_id = p_tenant_id and calendar_id = p_calendar_id;
  if not found then
    return null;
  end if;
  with busy as materialized (
    select starts_at, ends_at from jsonb_to_recordset(p_times) as t (starts_at timestamptz, ends_at timestamptz)
  ), removed as (
    delete from own_times o
    where o.tenant_id = p_tenant_id and o.calendar_id = p_calendar_id
      and not exists (select from busy b where b.starts_at = o.starts_at and b.ends_at = o.ends_at)
    returning o.own_time_id
  ), added as (
    insert into own_times (tenant_id, calendar_id, starts_at, ends_at)
    select p_tenant_id, p_calendar_id, b.starts_at, b.ends_at from busy b
    where not exists (
      select from own_times o
      where o.tenant_id = p_tenant_id and o.calendar_id = p_calendar_id and o.starts_at = b.starts_at and o.ends_at = b.ends_at
    )
    returning own_time_id
  )
  select (select array_agg(own_time_id) from added), (select count(*) from removed) into v_added, v_removed;
  insert into taken_times (tenant_id, own_time_id, kind, starts_at, ends_at, during)
  select o.tenant_id, o.own_time_id, 'own', lower(part), upper(part), part
  from own_times o
  cross join lateral unnest(left_of(p_tenant_id, o.during)) as part
  where o.tenant_id = p_tenant_id and o.own_time_id = any (v_added);
  return coalesce(cardinality(v_added), 0) + v_removed;
end
$$;

-- Takes calendars that are to be read, so that no other process takes them within five minutes. A closed site's have time; of one that she
-- has hidden herself her diary goes on.
create or replace function claim_busy_calendars(p_limit integer) returns table (tenant_id text, calendar_id uuid)
language sql security definer set search_path = public, pg_temp as $$
  update busy_calendars c set due_at = now() + interval '5 minutes'
  from (
    select d.tenant_id, d.calendar_id
    from busy_calendars d
    join tenants t using (tenant_id)
    where d.due_at <= now() and (t.status <> 'inactive' or t.hidden_by_her)
    order by d.due_at
    limit p_limit
    for update of d skip locked
  ) as due
  where c.tenant_id = due.tenant_id and c.calendar_id = due.calendar_id
  returning c.tenant_id, c.calendar_id
$$;

revoke execute on function claim_busy_calendars(integer) from public;
grant execute on function claim_busy_calendars(integer) to companion_ingest;
