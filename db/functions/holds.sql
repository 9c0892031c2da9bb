-- Which requests keep a time from others, and for how long.

-- Whether a request that is waiting still holds its time. For a client she has blocked it says what anybody would be told.
create or replace function is_hold_alive(p_held_until timestamptz, p_hold_expires_at timestamptz) returns boolean language sql stable as $$
  select least(p_held_until, p_hold_expires_at) > now()
$$;

-- Whether this is the tenant that the transaction sees; true where it sees none, which the functions of the cron call by themselves.
create or replace function is_tenant_in_sight(p_tenant_id text) returns boolean language sql stable parallel safe as $$
  select p_tenant_id = coalesce(nullif(current_setting('app.tenant_id', true), ''), p_tenant_id)
$$;

-- Whether others keep this time. A client she has blocked holds nothing, but meets the holds of requests of her or his own as anybody would:
-- a second request for one time is refused, so that nothing tells of the block. With the rights of the owner, as the next one: under the policy of a role the
-- index knows the tenant alone (`&&` is not leakproof), and every taken time of a calendar was read for each request. is_tenant_in_sight stands for the policy.
create or replace function is_time_taken(p_tenant_id text, p_during tstzrange, p_except uuid, p_blocked_hashes text[]) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  -- Two looks: the first in the words of taken_times_no_overlap, whose index answers it; the second for blocked clients alone, by who they are.
  select exists (
    select from taken_times
    where tenant_id = p_tenant_id and is_tenant_in_sight(p_tenant_id) and during && p_during and holder_id is distinct from p_except
  ) or (
    p_blocked_hashes is not null and exists (
      select from bookings
      where tenant_id = p_tenant_id and is_tenant_in_sight(p_tenant_id) and held_during && p_during and status = 'pending' and set_aside = 'blocked'
        and (client_hash = any (p_blocked_hashes) or phone_hash = any (p_blocked_hashes))
        and is_hold_alive(held_until, hold_expires_at) and booking_id is distinct from p_except
    )
  )
$$;

-- Whether another booking or offer keeps this time. Her own times are left out: they yield to what she decides.
create or replace function is_time_booked(p_tenant_id text, p_during tstzrange, p_except uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from taken_times
    where tenant_id = p_tenant_id and is_tenant_in_sight(p_tenant_id) and during && p_during and booking_id is distinct from p_except and kind <> 'own'
  )
$$;

-- Whether one more hold of so many hours is within a tenant's limits (tenants/contract/limits.ts); null: no limits. A first hold always is,
-- however long. Holds of addresses that nobody has confirmed have limits of their own inside the others.
create or replace function may_hold(p_tenant_id text, p_limits jsonb, p_during tstzrange, p_is_unconfirmed boolean) returns boolean language sql stable as $$
  with waiting as (
    select email_check = 'asked' as is_unconfirmed, extract(epoch from upper(held_during) - lower(held_during)) / 3600 as hours
    from bookings
    where tenant_id = p_tenant_id and status = 'pending' and holds_time and is_hold_alive(held_until, hold_expires_at)
  ),
  sums as (
    select
      count(*) as holds, coalesce(sum(hours), 0) as hours, count(*) filter (where is_unconfirmed) as unconfirmed,
      coalesce(sum(hours) filter (where is_unconfirmed), 0) as unconfirmed_hours, extract(epoch from upper(p_during) - lower(p_during)) / 3600 as asked
    from waiting
  )
  select p_limits is null or holds = 0 or (
    holds < (p_limits ->> 'holds')::integer and hours + asked <= (p_limits ->> 'heldHours')::numeric
    and (
      not p_is_unconfirmed or unconfirmed = 0
      or (unconfirmed < (p_limits ->> 'unconfirmedHolds')::integer and unconfirmed_hours + asked <= (p_limits ->> 'unconfirmedHeldHours')::numeric)
    )
  )
  from sums
$$;

-- Whether a tenant may be asked once more this hour and this day, and from this network, before requests are taken without a hold. Of one network no more than its
-- own bound is counted for the tenant's: whoever sends too many from one keeps nobody else's from holding a time.
create or replace function is_within_rate(p_tenant_id text, p_limits jsonb, p_at timestamptz, p_network_hash text) returns boolean language sql stable as $$
  with most as (
    select coalesce((p_limits ->> 'networkPerHour')::integer, 1e9) as hour, coalesce((p_limits ->> 'networkPerDay')::integer, 1e9) as day
  ),
  networks as (
    select network_hash, count(*) filter (where created_at > p_at - interval '1 hour') as hour, count(*) as day
    from bookings b
    where tenant_id = p_tenant_id and created_at > p_at - interval '1 day' and came_by_site(b)
    group by network_hash, case when network_hash is null then booking_id end
  )
  select p_limits is null or (
    coalesce(sum(least(n.hour, most.hour)), 0) < (p_limits ->> 'requestsPerHour')::integer
    and coalesce(sum(least(n.day, most.day)), 0) < (p_limits ->> 'requestsPerDay')::integer
    and coalesce(bool_and(n.hour < most.hour and n.day < most.day) filter (where n.network_hash = p_network_hash), true)
  )
  from networks n cross join most
$$;

-- The same where the network is not known, as the release before asked: it may still run while a new one is put live.
create or replace function is_within_rate(p_tenant_id text, p_limits jsonb, p_at timestamptz) returns boolean language sql stable as $$
  select is_within_rate(p_tenant_id, p_limits, p_at, null)
$$;

-- Whether requests are still acknowledged by mail. Over a day's limit they are not: a stranger could mail any number of others through her form.
create or replace function is_acknowledged(p_tenant_id text, p_limits jsonb, p_at timestamptz) returns boolean language sql stable as $$
  select p_limits is null or count(*) < (p_limits ->> 'requestsPerDay')::integer
  from bookings
  where tenant_id = p_tenant_id and created_at > p_at - interval '1 day' and set_aside is distinct from 'blocked'
$$;

-- Requests whose time has run out, where they would be in the way: those nobody answered expire, those of an unconfirmed address go on waiting
-- without a hold.
create or replace function expire_holds(p_tenant_id text, p_during tstzrange) returns void language plpgsql as $$
begin
  perform change_booking(p_tenant_id, reference, 'expired', 'system')
  from bookings b
  where tenant_id = p_tenant_id and status = 'pending' and hold_expires_at < now() and (
    held_during && p_during
    or exists (select from taken_times t where t.tenant_id = p_tenant_id and t.booking_id = b.booking_id and t.during && p_during)
  );
  perform let_go_of_offers(p_tenant_id, p_during), let_go_of_wishes(p_tenant_id, p_during);
  update bookings set holds_time = false
  where tenant_id = p_tenant_id and status = 'pending' and holds_time and held_until < now() and held_during && p_during;
end
$$;

-- "Yes, it's me": the hold begins anew and lasts as long as the policy says, if the time is still free. Returns
--   confirmed   from now on the address counts as hers or his
--   unchanged   it was before, or nobody asked
--   not_found   there is no such request
create or replace function confirm_address(p_tenant_id text, p_reference text, p_limits jsonb) returns text language plpgsql as $$
declare
  b record;
  v_holds boolean;
begin
  perform lock_calendar(p_tenant_id);
  select * into b from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  if not found then
    return 'not_found';
  end if;
  if b.email_check <> 'asked' then
    return 'unchanged';
  end if;
  update bookings set email_check = 'confirmed' where tenant_id = p_tenant_id and booking_id = b.booking_id;
  if b.status <> 'pending' or b.hold_expires_at < now() then
    return 'confirmed';
  end if;
  perform expire_holds(p_tenant_id, b.held_during);
  v_holds := not is_time_taken(
    p_tenant_id, b.held_during, b.booking_id, case when b.set_aside = 'blocked' then array_remove(array[b.client_hash, b.phone_hash], null) end
  ) and ((b.holds_time and is_hold_alive(b.held_until, b.hold_expires_at)) or may_hold(p_tenant_id, p_limits, b.held_during, false));
  update bookings set
    hold_expires_at = hold_end(coalesce(hold_hours, 48)),
    held_until = case when v_holds then null else least(held_until, now()) end,
    holds_time = v_holds and set_aside is null
  where tenant_id = p_tenant_id and booking_id = b.booking_id;
  -- It may have come in a flood, of which she was told as a whole: from now on it is a request like any other.
  if b.set_aside is null then
    perform tell_companion(p_tenant_id, p_reference, true);
  end if;
  return 'confirmed';
end
$$;
