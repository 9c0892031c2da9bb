-- What has to be said again before it is too late, each once. For the cron; returns how many mails were noted.
--   reminder_companion  a request that she was told of and that expires within six hours, or within a third of the time she had
--   reminder_client     an appointment within two days, or within one of a client who heard of it late, and asks whether it stands
--   tomorrow            her appointments of the next day, from six in the evening on the clock of their place
create or replace function note_reminders(p_now timestamptz default now()) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_noted integer;
begin
  insert into mails (tenant_id, kind, occasion)
  select b.tenant_id, 'reminder_companion', b.reference
  from bookings b
  join mails told on told.tenant_id = b.tenant_id and told.occasion = b.reference and told.kind = 'request_companion'
  where waits_for_her(b) and p_now < least(b.hold_expires_at, b.starts_at)
    and p_now >= least(b.hold_expires_at, b.starts_at)
      - least(interval '6 hours', (least(b.hold_expires_at, b.starts_at) - b.created_at) / 3)
  union all
  select b.tenant_id, 'reminder_client', b.reference
  from bookings b
  where b.status = 'confirmed' and b.set_aside is null and b.client_sealed is not null and b.starts_at > p_now
    and (
      (b.starts_at <= p_now + interval '48 hours' and was_told_before(b, interval '60 hours'))
      or (b.starts_at <= p_now + interval '24 hours' and was_told_before(b, interval '36 hours'))
    )
  union all
  select distinct b.tenant_id, 'tomorrow', ((b.starts_at at time zone b.time_zone)::date)::text
  from bookings b
  where b.status = 'confirmed' and b.set_aside is null and b.starts_at > p_now and b.starts_at < p_now + interval '31 hours'
    and (b.starts_at at time zone b.time_zone)::date = (p_now at time zone b.time_zone)::date + 1
    and (p_now at time zone b.time_zone)::time >= '18:00'
  -- An appointment that has moved since is one that nobody has been reminded of.
  on conflict (tenant_id, kind, occasion) do update
  set mail_id = gen_random_uuid(), status = 'pending', attempts = 0, due_at = now(), created_at = now(), sent_at = null, recipient_hash = null
  where mails.kind = 'reminder_client' and mails.created_at < moved_at(mails.tenant_id, mails.occasion);
  get diagnostics v_noted = row_count;
  return v_noted;
end
$$;

-- Whether the client has known of the appointment, as it is now, for so long before it begins.
create or replace function was_told_before(b bookings, p_before interval) returns boolean language sql stable as $$
  select exists (
    select from booking_log l
    where l.tenant_id = b.tenant_id and l.booking_id = b.booking_id and l.to_status = 'confirmed' and l.at < b.starts_at - p_before
  )
$$;

-- When it last moved to another time; null: never.
create or replace function moved_at(p_tenant_id text, p_reference text) returns timestamptz language sql stable as $$
  select max(l.at) from booking_log l join bookings b using (tenant_id, booking_id)
  where b.tenant_id = p_tenant_id and b.reference = p_reference and l.deed in ('picked', 'changed', 'agreed')
$$;

-- What of "are you still coming": asked (the client has been reminded and has not answered), yes, or null.
create or replace function reconfirmation(b bookings) returns text language sql stable as $$
  select case
    when b.reconfirmed_at is not null then 'yes'
    when b.status = 'confirmed' and exists (
      select from mails m
      where m.tenant_id = b.tenant_id and m.occasion = b.reference and m.kind = 'reminder_client' and m.status in ('pending', 'sent')
        and m.created_at >= coalesce(moved_at(b.tenant_id, b.reference), '-infinity')
    ) then 'asked'
  end
$$;

-- The client says that the appointment stands. Returns whether that is new.
create or replace function reconfirm(p_tenant_id text, p_reference text) returns boolean language plpgsql as $$
declare
  b bookings;
begin
  select * into b from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  if not found or reconfirmation(b) is distinct from 'asked' or b.starts_at <= now() then
    return false;
  end if;
  update bookings set reconfirmed_at = now() where tenant_id = p_tenant_id and booking_id = b.booking_id;
  insert into booking_log (tenant_id, booking_id, from_status, to_status, actor, deed)
  values (p_tenant_id, b.booking_id, b.status, b.status, 'client', 'reconfirmed');
  return true;
end
$$;

revoke execute on function note_reminders(timestamptz) from public;
grant execute on function note_reminders(timestamptz) to companion_ingest;
