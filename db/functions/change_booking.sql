-- What may become of a booking, by whom, when and who is told. The one place that says so.
--   at      any; before_end: while the appointment is not over; after_end: once it is
--   mails   kinds that are queued with the step
-- Whether an appointment took place is known when it is over, and the companion may correct what she or the clock said of it.
drop function if exists booking_transitions();
create function booking_transitions() returns table (from_status text, to_status text, actor text, at text, mails text[]) language sql immutable parallel safe as $$
  values
    ('pending', 'confirmed', 'companion', 'before_end', array['confirmed_client']),
    ('pending', 'declined', 'companion', 'any', array['declined_client']),
    ('pending', 'cancelled', 'client', 'any', array['cancelled_companion', 'taken_back_client']),
    ('pending', 'expired', 'system', 'any', array['expired_client', 'expired_companion']),
    ('expired', 'confirmed', 'companion', 'before_end', array['confirmed_client']),
    -- Whoever had the invitation gets its cancellation, also who cancelled: a phone keeps the appointment otherwise.
    ('confirmed', 'cancelled', 'client', 'before_end', array['cancelled_companion', 'cancellation_client']),
    ('confirmed', 'cancelled', 'companion', 'before_end', array['cancelled_client']),
    ('confirmed', 'completed', 'companion', 'after_end', '{}'),
    ('confirmed', 'completed', 'system', 'after_end', '{}'),
    ('confirmed', 'no_show', 'companion', 'after_end', '{}'),
    ('completed', 'no_show', 'companion', 'after_end', '{}'),
    ('no_show', 'completed', 'companion', 'after_end', '{}'),
    -- An appointment that was called off by phone and that the clock took for completed.
    ('completed', 'cancelled', 'companion', 'after_end', '{}'),
    ('no_show', 'cancelled', 'companion', 'after_end', '{}')
$$;

create or replace function is_step_open(p_at text, p_ends_at timestamptz) returns boolean language sql stable as $$
  select case p_at when 'before_end' then p_ends_at > now() when 'after_end' then p_ends_at <= now() else true end
$$;

-- Whether a request came in a flood and its first mail of that kind was left out (insert_booking).
create or replace function is_of_flood(p_tenant_id text, p_reference text, p_first_kind text) returns boolean language sql stable as $$
  select exists (select from bookings where tenant_id = p_tenant_id and reference = p_reference and not holds_time and held_until <= created_at + interval '1 minute')
    and not exists (select from mails where tenant_id = p_tenant_id and occasion = p_reference and kind = p_first_kind)
$$;

-- The mail of her answer waits so long where she tapped it in her app or behind a mail, and until it leaves she can take the answer back.
create or replace function undo_window() returns interval language sql immutable parallel safe as $$ select interval '2 minutes' $$;

-- Whether she has answered it and the mail that says so waits a little: its client has not heard. A mail that is queued again, such as of a move, does not wait.
create or replace function is_answer_untold(b bookings) returns boolean language sql stable as $$
  select b.status in ('confirmed', 'declined') and exists (
    select from mails m
    where m.tenant_id = b.tenant_id and m.occasion = b.reference and m.kind = b.status || '_client'
      and m.status = 'pending' and m.attempts = 0 and m.due_at > now()
  )
$$;

create or replace function can_undo_answer(b bookings) returns boolean language sql stable as $$
  select is_answer_untold(b) and b.set_aside is null and b.hold_expires_at > now() and b.starts_at > now() and not b.is_entry
    -- What was declined because its time was gone was not hers to decline.
    and b.status_reason is null
$$;

-- Takes her answer back before its client has heard of it: the request waits again, with its time where that is still free. False: too late.
create or replace function undo_answer(p_tenant_id text, p_reference text) returns boolean language plpgsql as $$
declare
  b bookings;
begin
  perform lock_calendar(p_tenant_id);
  -- The mail first: whoever sends it has its row, and then it is too late.
  update mails set status = 'withheld' where tenant_id = p_tenant_id and mail_id = (
    select m.mail_id from mails m join bookings d on d.tenant_id = m.tenant_id and d.reference = m.occasion
    where m.tenant_id = p_tenant_id and m.occasion = p_reference and m.kind = d.status || '_client' and can_undo_answer(d)
    for update of m skip locked
  );
  if not found then
    return false;
  end if;
  select * into b from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  perform expire_holds(p_tenant_id, b.held_during);
  update bookings
  set
    status = 'pending', answered_at = null,
    holds_time = is_hold_alive(b.held_until, b.hold_expires_at) and not is_time_taken(p_tenant_id, b.held_during, b.booking_id, null)
  where tenant_id = p_tenant_id and booking_id = b.booking_id;
  insert into booking_log (tenant_id, booking_id, from_status, to_status, actor) values (p_tenant_id, b.booking_id, b.status, 'pending', 'companion');
  return true;
end
$$;

-- As the version before calls them.
create or replace function is_decline_untold(b bookings) returns boolean language sql stable as $$ select is_answer_untold(b) $$;
create or replace function can_undo_decline(b bookings) returns boolean language sql stable as $$ select can_undo_answer(b) and b.status = 'declined' $$;
create or replace function undo_decline(p_tenant_id text, p_reference text) returns boolean language sql as $$ select undo_answer(p_tenant_id, p_reference) $$;

-- Changes a booking's status by compare-and-set. Returns
--   changed      with its line in the log and its mails
--   unchanged    it has that status already
--   not_allowed  that is no step from where it stands, or not at this time (somebody else may have been faster)
--   slot_taken   another booking holds that time by now
--   moved        it is for another time than that of p_seen: its client has changed it since, and nothing is done
--   not_found    there is no such booking at this tenant
-- p_is_quiet: without a mail, for one action against many requests of a flood. p_seen: from when to when it was when it was answered; null: whatever it is.
-- p_is_tapped: by a button, which a thumb may slip onto: what it confirms can be undone, as every decline can.
drop function if exists change_booking(text, text, text, text);
drop function if exists change_booking(text, text, text, text, boolean);
drop function if exists change_booking(text, text, text, text, boolean, tstzrange);
create or replace function change_booking(
  p_tenant_id text, p_reference text, p_to text, p_actor text, p_is_quiet boolean default false, p_seen tstzrange default null, p_is_tapped boolean default false
) returns text language plpgsql as $$
declare
  b record;
  v_step record;
begin
  perform lock_calendar(p_tenant_id);
  select booking_id, status, starts_at, ends_at, set_aside into b from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  if not found then
    return 'not_found';
  end if;
  if p_seen <> tstzrange(b.starts_at, b.ends_at) and b.status = 'pending' then
    return 'moved';
  end if;
  if b.status = p_to then
    return 'unchanged';
  end if;
  select * into v_step from booking_transitions() t
  where t.from_status = b.status and t.to_status = p_to and t.actor = p_actor and is_step_open(t.at, b.ends_at);
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
  insert into mails (tenant_id, kind, occasion, due_at)
  select p_tenant_id, kind, p_reference, now() + case
    when kind = 'declined_client' or (kind = 'confirmed_client' and p_is_tapped and b.status = 'pending') then undo_window() else interval '0'
  end
  from unnest(v_step.mails) as kind
  where not p_is_quiet and (b.set_aside is null or kind not like '%\_companion')
    -- Of a request in a flood she had no mail of its own, so she has none of its end; nor has a client who was sent no acknowledgement.
    and not (kind in ('expired_companion', 'expired_client') and is_of_flood(p_tenant_id, p_reference, replace(kind, 'expired', 'request')))
  -- Answered again, after that was taken back.
  on conflict (tenant_id, kind, occasion) do update set status = 'pending', due_at = excluded.due_at
    where mails.kind in ('confirmed_client', 'declined_client') and mails.status = 'withheld' and mails.attempts = 0;
  return 'changed';
end
$$;

-- What time alone does to bookings: holds run out (at the latest when the appointment begins, unless the client can still pick another time),
-- appointments are over. For the cron; returns how many changed their state.
create or replace function pass_time_on_bookings() returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_changed integer;
begin
  select count(*) into v_changed
  from (
    select change_booking(tenant_id, reference, case status when 'pending' then 'expired' else 'completed' end, 'system') as outcome
    from bookings
    where (status = 'pending' and (hold_expires_at < now() or (starts_at < now() and not has_offers(tenant_id, booking_id)))) or (status = 'confirmed' and ends_at < now() - interval '12 hours')
  ) c
  where outcome = 'changed';
  perform let_go_of_offers(t.tenant_id, null), let_go_of_wishes(t.tenant_id, null)
  from (select distinct tenant_id from taken_times where kind in ('offer', 'wish') order by 1) as t;
  update bookings set holds_time = false where status = 'pending' and holds_time and held_until < now();
  return v_changed;
end
$$;

revoke execute on function pass_time_on_bookings() from public;
grant execute on function pass_time_on_bookings() to companion_ingest;
