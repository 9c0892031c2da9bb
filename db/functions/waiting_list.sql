-- The waiting list of a leg, and of cities that have none yet (tour requests: asks_until): who is on it, what it is told, and when it is forgotten.

-- Puts an address on the list of a city's leg, or of a city without one, or asks it once more to say yes. p_entry: a row of waiting_list. Nobody who asks learns more than that:
--   added   its mail is queued, unless she has blocked that client, who would get none; the key to the address belongs to this entry
--   known   it is there already, on its way or confirmed; the key that was made for p_entry is of no use
--   full    p_max addresses of hers wait for their yes
create or replace function join_waiting_list(p_entry jsonb, p_max integer) returns text language plpgsql as $$
declare
  e waiting_list := jsonb_populate_record(null::waiting_list, p_entry);
  w waiting_list;
begin
  perform lock_waiting_list(e.tenant_id);
  -- Who has been told, and asks again, begins anew.
  delete from waiting_list o
  where o.tenant_id = e.tenant_id and o.city = e.city and o.client_hash = e.client_hash and o.told_at is not null
    and (o.asks_until is null) = (e.asks_until is null);
  select * into w from waiting_list o
  where o.tenant_id = e.tenant_id and o.city = e.city and o.client_hash = e.client_hash and (o.asks_until is null) = (e.asks_until is null);
  if found then
    -- A second tap is no second wish: only whose mail left some minutes ago may have lost it.
    perform queue_mail_again(e.tenant_id, 'waiting_confirm', w.reference)
    where w.confirmed_at is null and not is_waiter_blocked(w)
      and not exists (
        select from mails m
        where m.tenant_id = e.tenant_id and m.kind = 'waiting_confirm' and m.occasion = w.reference and m.created_at > now() - interval '5 minutes'
      );
    return 'known';
  end if;
  if (select count(*) from waiting_list where tenant_id = e.tenant_id and confirmed_at is null) >= p_max then
    return 'full';
  end if;
  insert into waiting_list (tenant_id, reference, city, leg_from, leg_to, time_zone, asks_until, service_id, service_name, hours, email_sealed, client_hash, language)
  values (
    e.tenant_id, e.reference, e.city, e.leg_from, e.leg_to, e.time_zone, e.asks_until, e.service_id, e.service_name, e.hours, e.email_sealed,
    e.client_hash, e.language
  )
  returning * into w;
  insert into mails (tenant_id, kind, occasion) select e.tenant_id, 'waiting_confirm', e.reference where not is_waiter_blocked(w);
  return 'added';
end
$$;

-- Two of one address, and an address and who counts them, come one after the other.
create or replace function lock_waiting_list(p_tenant_id text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('waiting_list:' || p_tenant_id, 0))
$$;

create or replace function is_waiter_blocked(w waiting_list) returns boolean language sql stable as $$
  select exists (select from blocked_clients b where b.tenant_id = w.tenant_id and b.client_hash = w.client_hash)
$$;

-- Waits for a leg to be told of: has said yes, has not been written to, and is nobody she has blocked. What she sees counted.
create or replace function is_waiting(w waiting_list) returns boolean language sql stable as $$
  select w.asks_until is null and w.confirmed_at is not null and w.told_at is null and not is_waiter_blocked(w)
$$;

-- The same of a city without a leg. Nobody is told by itself: she answers when she comes.
create or replace function is_asking(w waiting_list) returns boolean language sql stable as $$
  select w.asks_until is not null and w.confirmed_at is not null and w.told_at is null and not is_waiter_blocked(w)
$$;

-- Tells those of p_references who wait, each once: that they are told and that their mail is queued is one statement's doing. Returns how many.
create or replace function tell_waiting(p_tenant_id text, p_references text[]) returns integer language plpgsql as $$
declare
  v_told text[];
begin
  with told as (
    update waiting_list w set told_at = now()
    where w.tenant_id = p_tenant_id and w.reference = any (p_references) and (is_waiting(w) or is_asking(w))
    returning w.reference
  )
  select array_agg(reference) into v_told from told;
  insert into mails (tenant_id, kind, occasion) select p_tenant_id, 'waiting_open', r from unnest(v_told) as r on conflict do nothing;
  return coalesce(cardinality(v_told), 0);
end
$$;

-- Forgets who has not said yes within two days, who was told a day ago and whose mail has left, and whose leg was over
-- yesterday, or who asked too long ago. At night also those for
-- whose city she has no leg any more: a tour that she changes back on the same day finds them again. Returns how many.
create or replace function forget_waiting(p_now timestamptz, p_is_night boolean) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_count integer;
begin
  delete from waiting_list w
  where (w.confirmed_at is null and w.created_at < p_now - interval '2 days')
    or (w.told_at < p_now - interval '1 day' and not exists (
      select from mails m where m.tenant_id = w.tenant_id and m.occasion = w.reference and m.kind = 'waiting_open' and m.status = 'pending'
    ))
    or coalesce(w.asks_until, w.leg_to) < (p_now at time zone w.time_zone)::date
    or (p_is_night and w.asks_until is null and not exists (select from locations l where l.tenant_id = w.tenant_id and l.city = w.city));
  get diagnostics v_count = row_count;
  delete from freed_times f where not exists (select from waiting_list w where w.tenant_id = f.tenant_id and w.asks_until is null and w.confirmed_at is not null and w.told_at is null);
  return v_count;
end
$$;

-- Who waits follows a leg that is moved: to the one of that city that begins nearest. Days that it has gained may be what they wait for.
-- Before her legs are written (write_locations).
create or replace function follow_legs(p_tenant_id text, p_rules jsonb) returns void language sql as $$
  insert into freed_times (tenant_id, during)
  select p_tenant_id, tstzrange(lower(part)::timestamp at time zone l."timeZone", (upper(part) + 1)::timestamp at time zone l."timeZone")
  from jsonb_to_recordset(p_rules -> 'tour') as l (city text, "from" date, "to" date, "timeZone" text)
  cross join lateral unnest(datemultirange(daterange(l."from", l."to", '[]')) - coalesce((
    select range_agg(daterange(o.from_day, o.to_day, '[]')) from locations o where o.tenant_id = p_tenant_id and o.city = l.city
  ), '{}')) as part
  where exists (select from waiting_list w where w.tenant_id = p_tenant_id and w.city = l.city and w.asks_until is null and w.confirmed_at is not null and w.told_at is null);
  update waiting_list w set leg_from = n."from", leg_to = n."to", time_zone = n."timeZone"
  from waiting_list o
  cross join lateral (
    select l."from", l."to", l."timeZone"
    from jsonb_to_recordset(p_rules -> 'tour') as l (city text, "from" date, "to" date, "timeZone" text)
    where l.city = o.city order by abs(l."from" - o.leg_from) limit 1
  ) as n
  where o.tenant_id = p_tenant_id and o.asks_until is null and w.tenant_id = o.tenant_id and w.reference = o.reference
    and (w.leg_from, w.leg_to, w.time_zone) is distinct from (n."from", n."to", n."timeZone")
$$;

-- What lets its time go may be what somebody waits for.
create or replace function note_freed_times() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into freed_times (tenant_id, during)
  select g.tenant_id, g.during from gone g
  where upper(g.during) > now()
    and exists (select from waiting_list w where w.tenant_id = g.tenant_id and w.asks_until is null and w.confirmed_at is not null and w.told_at is null);
  return null;
end
$$;

create or replace trigger taken_times_freed after delete on taken_times
referencing old table as gone for each statement execute function note_freed_times();

-- Tenants for whom somebody waits, for the cron; it sees names of tenants and nothing else of them.
create or replace function tenants_with_waiting() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select distinct w.tenant_id from waiting_list w
  join tenants t using (tenant_id)
  where w.asks_until is null and w.confirmed_at is not null and w.told_at is null and t.status = 'active'
  order by 1
$$;

revoke execute on function forget_waiting(timestamptz, boolean), tenants_with_waiting() from public;
grant execute on function forget_waiting(timestamptz, boolean), tenants_with_waiting() to companion_ingest;
