-- What may become of a booking, and by whom. The one place that says so.
create or replace function booking_transitions() returns table (from_status text, to_status text, actor text, mail text) language sql immutable parallel safe as $$
  values
    ('pending', 'confirmed', 'companion', 'confirmed_client'),
    ('pending', 'declined', 'companion', 'declined_client'),
    ('pending', 'cancelled', 'client', 'cancelled_companion'),
    ('pending', 'expired', 'system', 'expired_client'),
    ('expired', 'confirmed', 'companion', 'confirmed_client'),
    ('confirmed', 'cancelled', 'client', 'cancelled_companion'),
    ('confirmed', 'cancelled', 'companion', 'cancelled_client'),
    ('confirmed', 'completed', 'companion', null),
    ('confirmed', 'completed', 'system', null),
    ('confirmed', 'no_show', 'companion', null),
    ('completed', 'no_show', 'companion', null)
$$;

-- Changes a booking's status by compare-and-set. Returns
--   changed      with its line in the log and its mail
--   unchanged    it has that status already
--   not_allowed  that is no step from where it stands (somebody else may have been faster)
--   slot_taken   another booking holds that time by now
--   not_found    there is no such booking at this tenant
-- p_is_quiet: without a mail, for one action against many requests of a flood.
drop function if exists change_booking(text, text, text, text);
create or replace function change_booking(p_tenant_id text, p_reference text, p_to text, p_actor text, p_is_quiet boolean default false) returns text language plpgsql as $$
declare
  b record;
  v_step record;
begin
  -- Writers of a tenant's calendar come one after the other, as in insert_booking.
  perform pg_advisory_xact_lock(hashtextextended('insert_booking:' || p_tenant_id, 0));
  select booking_id, status, set_aside into b from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  if not found then
    return 'not_found';
  end if;
  if b.status = p_to then
    return 'unchanged';
  end if;
  select * into v_step from booking_transitions() t where t.from_status = b.status and t.to_status = p_to and t.actor = p_actor;
  -- What lies aside is no request that she answers; its client goes on to see what anybody sees.
  if not found or (b.set_aside is not null and p_actor = 'companion') then
    return 'not_allowed';
  end if;
  begin
    update bookings
    set status = p_to, status_reason = null, answered_at = case when p_actor = 'companion' then coalesce(answered_at, now()) else answered_at end
    where tenant_id = p_tenant_id and booking_id = b.booking_id and status = b.status;
  exception when exclusion_violation then
    return 'slot_taken';
  end;
  insert into booking_log (tenant_id, booking_id, from_status, to_status, actor) values (p_tenant_id, b.booking_id, b.status, p_to, p_actor);
  if v_step.mail is not null and not p_is_quiet and (b.set_aside is null or v_step.mail not like '%\_companion') then
    insert into mails (tenant_id, kind, occasion) values (p_tenant_id, v_step.mail, p_reference) on conflict do nothing;
  end if;
  return 'changed';
end
$$;

-- What time alone does to bookings: holds run out, appointments are over. For the cron; returns how many changed their state.
create or replace function pass_time_on_bookings() returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_changed integer;
begin
  select count(*) into v_changed
  from (
    select change_booking(tenant_id, reference, case status when 'pending' then 'expired' else 'completed' end, 'system') as outcome
    from bookings
    where (status = 'pending' and hold_expires_at < now()) or (status = 'confirmed' and ends_at < now() - interval '12 hours')
  ) c
  where outcome = 'changed';
  update bookings set holds_time = false where status = 'pending' and holds_time and held_until < now();
  return v_changed;
end
$$;

revoke execute on function pass_time_on_bookings() from public;
grant execute on function pass_time_on_bookings() to companion_ingest;
