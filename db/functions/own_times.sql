-- Her own times: what she has blocked, and what her own calendars have (busy_calendars.sql). They yield to bookings, and to nobody who asks for one.

-- What bookings and offers leave of a time.
create or replace function left_of(p_tenant_id text, p_during tstzrange) returns tstzmultirange language sql stable as $$
  select tstzmultirange(p_during) - coalesce((
    select range_agg(t.during) from taken_times t
    where t.tenant_id = p_tenant_id and t.during && p_during and t.own_time_id is null
  ), '{}')
$$;

-- Writes into taken_times what bookings and offers leave of her own times that touch a range.
create or replace function lay_own_times(p_tenant_id text, p_within tstzrange) returns void language plpgsql as $$
begin
  delete from taken_times t using own_times o
  where t.tenant_id = p_tenant_id and o.tenant_id = t.tenant_id and o.own_time_id = t.own_time_id and o.during && p_within;
  insert into taken_times (tenant_id, own_time_id, kind, starts_at, ends_at, during)
  select o.tenant_id, o.own_time_id, 'own', lower(part), upper(part), part
  from own_times o
  cross join lateral unnest(left_of(p_tenant_id, o.during)) as part
  where o.tenant_id = p_tenant_id and o.during && p_within;
end
$$;

-- A booking or an offer that lets its time go gives it back to what she has blocked around it.
create or replace function lay_own_times_again() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform lay_own_times(tenant_id, during) from gone where own_time_id is null;
  return null;
end
$$;

create or replace trigger taken_times_give_back after delete on taken_times
referencing old table as gone for each statement execute function lay_own_times_again();

-- What stands in the way of times that she wants for herself: [{reference, status, starts_at}], of requests that wait whether or not they hold their time.
create or replace function bookings_within(p_tenant_id text, p_times tstzmultirange) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('reference', reference, 'status', request_state(b)) order by starts_at, reference), '[]')
  from bookings b
  where tenant_id = p_tenant_id and set_aside is null and (
    (status in ('pending', 'confirmed') and ends_at > now() and tstzrange(starts_at, ends_at) && p_times)
    or exists (
      select from taken_times t
      where t.tenant_id = p_tenant_id and t.booking_id = b.booking_id and t.kind in ('offer', 'wish') and t.starts_at > now() and tstzrange(t.starts_at, t.ends_at) && p_times
    )
  )
$$;

-- Blocks times. p_block: a row of time_blocks. p_times: [{starts_at, ends_at}], its single times. p_meeting says what becomes of requests that wait in them:
--   ask      nothing is written where a request or an appointment is in the way
--   keep     they stay, and the rest is blocked
--   decline  requests that wait are declined, each with its mail; appointments and times on offer stay
-- Returns {block_id, in_the_way: [{reference, status}]}; block_id is null where nothing was written.
create or replace function block_time(p_tenant_id text, p_block jsonb, p_times jsonb, p_meeting text) returns jsonb language plpgsql as $$
declare
  v_times tstzmultirange;
  v_in_the_way jsonb;
  v_block_id uuid;
begin
  perform lock_calendar(p_tenant_id);
  select range_agg(tstzrange(t.starts_at, t.ends_at)) into v_times from jsonb_to_recordset(p_times) as t (starts_at timestamptz, ends_at timestamptz);
  perform expire_holds(p_tenant_id, range_merge(v_times));
  v_in_the_way := bookings_within(p_tenant_id, v_times);
  if p_meeting = 'ask' and v_in_the_way <> '[]' then
    return jsonb_build_object('block_id', null, 'in_the_way', v_in_the_way);
  end if;
  if p_meeting = 'decline' then
    perform change_booking(p_tenant_id, w ->> 'reference', 'declined', 'companion')
    from jsonb_array_elements(v_in_the_way) as w where w ->> 'status' = 'pending';
  end if;
  -- The same once more, from a second tap or another tab, is the block there is.
  select k.block_id into v_block_id
  from time_blocks k, jsonb_populate_record(null::time_blocks, p_block) as b
  where k.tenant_id = p_tenant_id and k.lifted_at is null and k.skipped = '{}' and k.time_zone = b.time_zone and k.rule is not distinct from b.rule
    and k.starts_local = b.starts_local and k.ends_local = b.ends_local
  limit 1;
  if found then
    return jsonb_build_object('block_id', v_block_id, 'in_the_way', v_in_the_way);
  end if;
  insert into time_blocks (tenant_id, starts_local, ends_local, time_zone, place, rule, made_by, laid_until)
  select p_tenant_id, b.starts_local, b.ends_local, b.time_zone, b.place, b.rule, b.made_by, b.laid_until
  from jsonb_populate_record(null::time_blocks, p_block) as b
  returning block_id into v_block_id;
  perform write_own_times(p_tenant_id, v_block_id, p_times);
  return jsonb_build_object('block_id', v_block_id, 'in_the_way', v_in_the_way);
end
$$;

-- Single times of a block, and what bookings leave of them.
create or replace function write_own_times(p_tenant_id text, p_block_id uuid, p_times jsonb) returns void language plpgsql as $$
begin
  insert into own_times (tenant_id, block_id, starts_at, ends_at)
  select p_tenant_id, p_block_id, t.starts_at, t.ends_at from jsonb_to_recordset(p_times) as t (starts_at timestamptz, ends_at timestamptz);
  perform lay_own_times(p_tenant_id, range_merge(range_agg(tstzrange(t.starts_at, t.ends_at))))
  from jsonb_to_recordset(p_times) as t (starts_at timestamptz, ends_at timestamptz) having count(*) > 0;
end
$$;

-- Frees the times of a block that are still to come, or one of them. p_skipped: that one's beginning, by the clock of its place. False: it is not there.
create or replace function lift_block(p_tenant_id text, p_block_id uuid, p_skipped timestamp default null) returns boolean language plpgsql as $$
declare
  v_zone text;
begin
  perform lock_calendar(p_tenant_id);
  update time_blocks set
    lifted_at = case when p_skipped is null then now() else lifted_at end,
    skipped = case when p_skipped is null or p_skipped = any (skipped) then skipped else skipped || p_skipped end
  where tenant_id = p_tenant_id and block_id = p_block_id and lifted_at is null
  returning time_zone into v_zone;
  if not found then
    return false;
  end if;
  delete from own_times
  where tenant_id = p_tenant_id and block_id = p_block_id
    -- Of a clock time that comes twice the block has the first, of one that is left out the one an hour later (expand-block.ts).
    and (p_skipped is null or starts_at at time zone v_zone = p_skipped or starts_at = p_skipped at time zone v_zone);
  return true;
end
$$;

-- Takes lift_block back; p_times as in block_time. What was booked meanwhile stays. False: there is nothing to take back.
create or replace function keep_block_again(p_tenant_id text, p_block_id uuid, p_times jsonb, p_skipped timestamp default null) returns boolean language plpgsql as $$
begin
  perform lock_calendar(p_tenant_id);
  update time_blocks set lifted_at = null, skipped = array_remove(skipped, p_skipped)
  where tenant_id = p_tenant_id and block_id = p_block_id and case when p_skipped is null then lifted_at is not null else p_skipped = any (skipped) end;
  if not found then
    return false;
  end if;
  perform write_own_times(p_tenant_id, p_block_id, p_times);
  return true;
end
$$;

-- Tenants with blocks that repeat beyond what is written, for the nightly cron; it sees names of tenants and nothing else of them.
create or replace function tenants_to_lay(p_until timestamptz) returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select distinct tenant_id from time_blocks where rule is not null and lifted_at is null and laid_until < p_until order by tenant_id
$$;

revoke execute on function tenants_to_lay(timestamptz) from public;
grant execute on function tenants_to_lay(timestamptz) to companion_ingest;
