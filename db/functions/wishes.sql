-- Another time that a client asks for once an appointment is confirmed. The appointment stands, and the time asked for is held beside it, until she
-- confirms it, keeps the appointment as it is, or lets the time for an answer pass.

-- Asks for one, of the same length: from move_request, which holds the lock. Her time to answer begins. Returns
--   asked        with its line in the log, her mail, and one to the client that says it stands until she answers
--   unchanged    it is for that time already, or that is what waits for her answer
--   slot_taken   another booking, an offer or her own time has it, and nothing has changed
--   too_often    that was asked so often
--   not_allowed  it is over, or she has offered other times
-- One that waits for her answer makes room for this one, and may lie over it.
create or replace function ask_for_move(b bookings, p_starts_at timestamptz, p_ends_at timestamptz, p_during tstzrange, p_max integer) returns text
language plpgsql as $$
begin
  if b.starts_at <= now() or b.is_entry or b.set_aside is not null or has_offers(b.tenant_id, b.booking_id)
    or p_ends_at - p_starts_at <> b.ends_at - b.starts_at then
    return 'not_allowed';
  end if;
  if p_starts_at in (b.starts_at, wish_of(b)) then
    return 'unchanged';
  end if;
  if (select count(*) from booking_log where tenant_id = b.tenant_id and booking_id = b.booking_id and deed = 'asked') >= p_max then
    return 'too_often';
  end if;
  begin
    -- Where the new one is refused, the old one still stands: all of this block is undone.
    delete from taken_times where tenant_id = b.tenant_id and booking_id = b.booking_id and kind = 'wish';
    insert into taken_times (tenant_id, booking_id, kind, starts_at, ends_at, during)
    values (b.tenant_id, b.booking_id, 'wish', p_starts_at, p_ends_at, p_during);
  exception when exclusion_violation then
    return 'slot_taken';
  end;
  update bookings set hold_expires_at = hold_end(coalesce(hold_hours, 48)) where tenant_id = b.tenant_id and booking_id = b.booking_id;
  insert into booking_log (tenant_id, booking_id, from_status, to_status, actor, deed, times)
  values (b.tenant_id, b.booking_id, 'confirmed', 'confirmed', 'client', 'asked', array[p_starts_at]);
  perform queue_mail_again(b.tenant_id, 'asked_companion', b.reference);
  -- A device that was told of the request, or of another time, is told of this one.
  update push_subscriptions set told = array_remove(told, b.reference) where tenant_id = b.tenant_id and b.reference = any (told);
  perform queue_mail_again(b.tenant_id, 'asked_client', b.reference);
  return 'asked';
end
$$;

-- The client takes it back before she has answered: the appointment stands as it was, and nothing asks her any more. Nobody is mailed of it; her mail that
-- has not left is not true any more (isStillTrue), and of one that has, the page behind it says what became of it. Returns
--   taken_back   with its line in the log
--   unchanged    nothing waits for her answer: she has given one, or it was taken back before
--   not_found    there is no such booking at this tenant
create or replace function take_wish_back(p_tenant_id text, p_reference text) returns text language plpgsql as $$
declare
  b bookings;
begin
  perform lock_calendar(p_tenant_id);
  select * into b from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  if not found then
    return 'not_found';
  end if;
  if wish_of(b) is null then
    return 'unchanged';
  end if;
  delete from taken_times where tenant_id = p_tenant_id and booking_id = b.booking_id and kind = 'wish';
  insert into booking_log (tenant_id, booking_id, from_status, to_status, actor, deed)
  values (p_tenant_id, b.booking_id, 'confirmed', 'confirmed', 'client', 'withdrawn');
  return 'taken_back';
end
$$;

-- Her answer. p_to: confirmed moves the appointment to p_wish, the old time is free, and the client gets the new one for the calendar; kept leaves it as it
-- is, and says so. p_seen: from when to when the appointment was when she answered. Returns changed, kept, not_found, or
--   moved  that time is not asked for any more, or the appointment is another: nothing is done
create or replace function answer_wish(p_tenant_id text, p_reference text, p_to text, p_wish timestamptz, p_seen tstzrange) returns text language plpgsql as $$
declare
  b bookings;
  w taken_times;
begin
  perform lock_calendar(p_tenant_id);
  select * into b from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  if not found then
    return 'not_found';
  end if;
  if wish_of(b) is distinct from p_wish or p_wish is null or p_seen is distinct from tstzrange(b.starts_at, b.ends_at) then
    return 'moved';
  end if;
  select * into w from taken_times where tenant_id = p_tenant_id and booking_id = b.booking_id and kind = 'wish' and starts_at = p_wish;
  if p_to = 'confirmed' then
    update bookings set starts_at = w.starts_at, ends_at = w.ends_at, held_during = w.during, reconfirmed_at = null
    where tenant_id = p_tenant_id and booking_id = b.booking_id;
  end if;
  delete from taken_times where tenant_id = p_tenant_id and taken_time_id = w.taken_time_id;
  insert into booking_log (tenant_id, booking_id, from_status, to_status, actor, deed, from_starts_at)
  values (
    p_tenant_id, b.booking_id, 'confirmed', 'confirmed', 'companion', case p_to when 'confirmed' then 'agreed' else 'kept' end,
    case p_to when 'confirmed' then b.starts_at end
  );
  if p_to = 'confirmed' then
    perform queue_mail_again(p_tenant_id, 'confirmed_client', p_reference);
    return 'changed';
  end if;
  perform queue_mail_again(p_tenant_id, 'kept_client', p_reference);
  return 'kept';
end
$$;

-- What she has not answered in time, or what has passed: the appointment stands as it was, and the client is told. p_during: only what is in the way;
-- null: all of the tenant.
create or replace function let_go_of_wishes(p_tenant_id text, p_during tstzrange) returns void language plpgsql as $$
declare
  w record;
  b record;
begin
  perform lock_calendar(p_tenant_id);
  -- One by one, as let_go_of_offers does.
  for w in
    select taken_time_id, booking_id from taken_times where tenant_id = p_tenant_id and kind = 'wish' and during && coalesce(p_during, '(,)')
  loop
    select reference, status, starts_at into b from bookings k
    where tenant_id = p_tenant_id and booking_id = w.booking_id and wish_of(k) is null;
    continue when not found;
    delete from taken_times where tenant_id = p_tenant_id and taken_time_id = w.taken_time_id;
    -- Somebody else was faster.
    continue when not found;
    insert into booking_log (tenant_id, booking_id, from_status, to_status, actor, deed)
    values (p_tenant_id, w.booking_id, b.status, b.status, 'system', 'kept');
    perform queue_mail_again(p_tenant_id, 'kept_client', b.reference) where b.starts_at > now();
  end loop;
end
$$;
