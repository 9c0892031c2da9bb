-- Appointments that she enters herself: a booking as any other from then on, with its place in the diary, its reminders and its end.

-- A request that her site brought: what figures count.
create or replace function came_by_site(b bookings) returns boolean language sql immutable as $$
  select b.set_aside is null and not b.is_entry
$$;

-- Enters one, once per idempotency key. Her own blocks yield to it; another booking's time, or one on offer, does not. p_is_told: the client is mailed the
-- confirmation. Returns its reference, also when it was there before; null where its time is taken, and nothing was written.
create or replace function enter_booking(p_booking jsonb, p_is_told boolean) returns text language plpgsql as $$
declare
  b record;
  v_held tstzrange;
  v_known text;
begin
  select * into strict b
  from jsonb_to_record(p_booking) as r (
    tenant_id text, reference text, idempotency_key text, service_name text, starts_at timestamptz, ends_at timestamptz, buffer_minutes integer,
    price_cents integer, city text, time_zone text, client_sealed text, client_hash text, phone_hash text, has_no_email boolean,
    without_deposit boolean
  );
  perform lock_calendar(b.tenant_id);
  select reference into v_known from bookings where tenant_id = b.tenant_id and idempotency_key = b.idempotency_key;
  if found then
    return v_known;
  end if;
  v_held := tstzrange(b.starts_at, b.ends_at + make_interval(mins => b.buffer_minutes));
  perform expire_holds(b.tenant_id, v_held);
  begin
    insert into bookings (
      tenant_id, reference, idempotency_key, status, service_id, service_name, starts_at, ends_at, held_during, hold_expires_at, price_cents, city, time_zone,
      client_sealed, client_hash, phone_hash, variants, email_check, answered_at, is_entry, has_no_email,
      without_deposit
    )
    values (
      b.tenant_id, b.reference, b.idempotency_key, 'confirmed', 'entry', b.service_name, b.starts_at, b.ends_at, v_held, now(), b.price_cents, b.city, b.time_zone,
      b.client_sealed, b.client_hash, b.phone_hash, '{}', 'not_asked', now(), true, b.has_no_email,
      coalesce(b.without_deposit, false)
    );
  exception when exclusion_violation then
    return null;
  end;
  insert into booking_log (tenant_id, booking_id, to_status, actor, deed)
  select tenant_id, booking_id, 'confirmed', 'companion', 'entered' from bookings where tenant_id = b.tenant_id and reference = b.reference;
  insert into mails (tenant_id, kind, occasion) select b.tenant_id, 'confirmed_client', b.reference where p_is_told;
  return b.reference;
end
$$;

-- Another time for one of them, agreed as it was. Returns changed, unchanged, slot_taken, not_allowed (it is over, called off, or no entry) or not_found.
create or replace function move_entry(p_tenant_id text, p_reference text, p_starts_at timestamptz, p_is_told boolean) returns text language plpgsql as $$
declare
  b bookings;
begin
  perform lock_calendar(p_tenant_id);
  select * into b from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  if not found then
    return 'not_found';
  end if;
  if not b.is_entry or b.status <> 'confirmed' or b.ends_at <= now() then
    return 'not_allowed';
  end if;
  if b.starts_at = p_starts_at then
    return 'unchanged';
  end if;
  begin
    update bookings set
      starts_at = p_starts_at, ends_at = p_starts_at + (b.ends_at - b.starts_at), reconfirmed_at = null,
      held_during = tstzrange(p_starts_at, p_starts_at + (upper(b.held_during) - b.starts_at))
    where tenant_id = p_tenant_id and booking_id = b.booking_id;
  exception when exclusion_violation then
    return 'slot_taken';
  end;
  insert into booking_log (tenant_id, booking_id, from_status, to_status, actor, deed, from_starts_at)
  values (p_tenant_id, b.booking_id, b.status, b.status, 'companion', 'changed', b.starts_at);
  if p_is_told then
    perform queue_mail_again(p_tenant_id, 'confirmed_client', p_reference);
  end if;
  return 'changed';
end
$$;

-- To whom nothing can be mailed, nothing is queued: no list says then that the client was told.
create or replace function skip_mails_without_address() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return case
    when exists (select from bookings where tenant_id = new.tenant_id and reference = new.occasion and has_no_email) then null
    else new
  end;
end
$$;

create or replace trigger mails_without_address before insert on mails
for each row when (new.kind like '%\_client') execute function skip_mails_without_address();
