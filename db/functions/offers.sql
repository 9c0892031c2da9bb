-- Other times for a request that waits, or for an appointment that she has to move: she offers up to three, each is held, and the client picks one.

-- Whether a request has times that the client can still pick.
create or replace function has_offers(p_tenant_id text, p_booking_id uuid) returns boolean language sql stable as $$
  select exists (select from taken_times where tenant_id = p_tenant_id and booking_id = p_booking_id and kind = 'offer' and starts_at > now())
$$;

-- What a companion reads of a request: its status, but `offered` where her move is done and the client must pick a time. With waits_for_her it is the only
-- place that says what waits for her: the badge, Today, the lists, the figures, the weekly mail, reminders and pushes ask these two.
create or replace function request_state(b bookings) returns text language sql stable as $$
  select case when b.status = 'pending' and has_offers(b.tenant_id, b.booking_id) then 'offered' else b.status end
$$;
create or replace function waits_for_her(b bookings) returns boolean language sql stable as $$
  select b.set_aside is null and b.status = 'pending' and not has_offers(b.tenant_id, b.booking_id)
$$;

-- The time that a client has asked for, as long as she can still answer; null: none.
create or replace function wish_of(b bookings) returns timestamptz language sql stable as $$
  select t.starts_at from taken_times t
  where t.tenant_id = b.tenant_id and t.booking_id = b.booking_id and t.kind = 'wish' and b.status = 'confirmed'
    and t.starts_at > now() and b.starts_at > now() and b.hold_expires_at > now()
$$;

-- Whether her answer to such a one is what is waited for: on Today, among requests, in the count beside them.
create or replace function asks_to_move(b bookings) returns boolean language sql stable as $$
  select b.status = 'confirmed' and b.set_aside is null and wish_of(b) is not null
$$;

-- Whether a request is hers to answer again because its client picked none of the times she offered: all have passed, and nothing has happened since.
-- The cron writes that into the log a moment later.
create or replace function has_lapsed_offers(b bookings) returns boolean language sql stable as $$
  select b.status = 'pending' and not has_offers(b.tenant_id, b.booking_id) and coalesce((
    select l.deed in ('offered', 'lapsed') from booking_log l
    where l.tenant_id = b.tenant_id and l.booking_id = b.booking_id order by l.log_id desc limit 1
  ), false)
$$;

-- Offers other times of the same length, instead of those offered before. p_starts: a list of instants. The hold begins anew, so that the client has
-- as long to answer as she had. Returns {outcome, taken, blocked}, where outcome is
--   offered      with its line in the log and its mail
--   not_allowed  it is not waiting or coming any more, or lies aside
--   slot_taken   those in `taken` are not free, and nothing has changed; those in `blocked` are kept from others by her own times alone
--   not_found    there is no such booking at this tenant
create or replace function offer_times(p_tenant_id text, p_reference text, p_starts jsonb) returns jsonb language plpgsql as $$
declare
  b record;
  v_start timestamptz;
  v_during tstzrange;
  v_taken jsonb := '[]';
  v_blocked jsonb := '[]';
  v_is_first boolean;
begin
  perform lock_calendar(p_tenant_id);
  select *, upper(held_during) - starts_at as held_for into b from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  if not found then
    return jsonb_build_object('outcome', 'not_found');
  end if;
  if b.set_aside is not null or not (b.status = 'pending' or (b.status = 'confirmed' and b.starts_at > now())) then
    return jsonb_build_object('outcome', 'not_allowed');
  end if;
  -- Its own time may have run out a moment ago: then it has expired, whoever says so first.
  if b.status = 'pending' and b.hold_expires_at < now() then
    perform change_booking(p_tenant_id, p_reference, 'expired', 'system');
    return jsonb_build_object('outcome', 'not_allowed');
  end if;
  v_is_first := not exists (select from taken_times where tenant_id = p_tenant_id and booking_id = b.booking_id and kind in ('offer', 'wish'));
  begin
    -- Other times of hers are an answer to one that the client has asked for.
    delete from taken_times where tenant_id = p_tenant_id and booking_id = b.booking_id and kind in ('offer', 'wish');
    -- Before the times are there: an appointment's hold may have ended long ago, and would let them go at once.
    update bookings set hold_expires_at = greatest(hold_expires_at, hold_end(coalesce(hold_hours, 48))), answered_at = coalesce(answered_at, now())
    where tenant_id = p_tenant_id and booking_id = b.booking_id;
    for v_start in select distinct value::timestamptz from jsonb_array_elements_text(p_starts) order by 1 loop
      v_during := tstzrange(v_start, v_start + b.held_for);
      perform expire_holds(p_tenant_id, v_during);
      begin
        insert into taken_times (tenant_id, booking_id, kind, starts_at, ends_at, during)
        values (p_tenant_id, b.booking_id, 'offer', v_start, v_start + (b.ends_at - b.starts_at), v_during);
      exception when exclusion_violation then
        v_taken := v_taken || to_jsonb(v_start);
        if not is_time_booked(p_tenant_id, v_during, b.booking_id) then
          v_blocked := v_blocked || to_jsonb(v_start);
        end if;
      end;
    end loop;
    if v_taken <> '[]' then
      -- Takes back what this block has done.
      raise exclusion_violation;
    end if;
  exception when exclusion_violation then
    return jsonb_build_object('outcome', 'slot_taken', 'taken', v_taken, 'blocked', v_blocked);
  end;
  insert into booking_log (tenant_id, booking_id, from_status, to_status, actor, deed, times)
  values (
    p_tenant_id, b.booking_id, b.status, b.status, 'companion', 'offered',
    array(select distinct value::timestamptz from jsonb_array_elements_text(p_starts) order by 1)
  );
  perform queue_mail_again(p_tenant_id, 'offered_client', p_reference);
  -- A slip is taken back by withdraw_times before its client has heard. What took the place of other offers, or of the time that the client asked for,
  -- cannot be made as if it had not been.
  update mails set due_at = now() + undo_window() where v_is_first and tenant_id = p_tenant_id and kind = 'offered_client' and occasion = p_reference;
  return jsonb_build_object('outcome', 'offered');
end
$$;

-- A mail that one occasion can have more than once. Another id makes another Message-ID, so that no mail program takes it for the one before.
create or replace function queue_mail_again(p_tenant_id text, p_kind text, p_occasion text) returns void language sql as $$
  insert into mails (tenant_id, kind, occasion) values (p_tenant_id, p_kind, p_occasion)
  on conflict (tenant_id, kind, occasion) do update
  set mail_id = gen_random_uuid(), status = 'pending', attempts = 0, due_at = now(), created_at = now(), sent_at = null, recipient_hash = null
$$;

-- Whether she has offered times, and the mail that says so waits a little: its client has not heard.
create or replace function is_offer_untold(b bookings) returns boolean language sql stable as $$
  select has_offers(b.tenant_id, b.booking_id) and exists (
    select from mails m
    where m.tenant_id = b.tenant_id and m.occasion = b.reference and m.kind = 'offered_client'
      and m.status = 'pending' and m.attempts = 0 and m.due_at > now()
  )
$$;

-- Whether the client may have read of the times on offer: one who has not is not told that they are gone.
create or replace function was_mailed_offers(p_tenant_id text, p_reference text) returns boolean language sql stable as $$
  select exists (select from mails where tenant_id = p_tenant_id and kind = 'offered_client' and occasion = p_reference and attempts > 0)
$$;

-- Takes the times back: they are free again, the request waits for her as before, and an appointment stands as it was. A client who has been mailed the
-- times is told. Returns withdrawn, unchanged (there were none) or not_found.
create or replace function withdraw_times(p_tenant_id text, p_reference text) returns text language plpgsql as $$
declare
  b record;
begin
  perform lock_calendar(p_tenant_id);
  select booking_id, status into b from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  if not found then
    return 'not_found';
  end if;
  delete from taken_times where tenant_id = p_tenant_id and booking_id = b.booking_id and kind = 'offer';
  if not found then
    return 'unchanged';
  end if;
  insert into booking_log (tenant_id, booking_id, from_status, to_status, actor, deed)
  values (p_tenant_id, b.booking_id, b.status, b.status, 'companion', 'withdrawn');
  perform queue_mail_again(p_tenant_id, 'withdrawn_client', p_reference) where was_mailed_offers(p_tenant_id, p_reference);
  return 'withdrawn';
end
$$;

-- The client picks one of the times. She has offered it, so that it is confirmed, and the others and the first one are free again. An appointment
-- stands as it was until then, and so does what she wrote with her answer, how to pay among it; her words with the times are said with them alone. Returns
--   picked       with its line in the log and its mails
--   unchanged    it was picked before
--   chosen       another time was picked before, and nothing has happened since
--   gone         that time is not on offer: withdrawn, expired, over, or never offered
--   not_allowed  the request is not waiting or coming any more
--   not_found    there is no such booking at this tenant
create or replace function pick_time(p_tenant_id text, p_reference text, p_starts_at timestamptz) returns text language plpgsql as $$
declare
  b record;
  v_time record;
  v_last text;
begin
  perform lock_calendar(p_tenant_id);
  select booking_id, status, starts_at, hold_expires_at, set_aside into b
  from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  if not found then
    return 'not_found';
  end if;
  if b.status = 'confirmed' and b.starts_at = p_starts_at then
    return 'unchanged';
  end if;
  if b.status not in ('pending', 'confirmed') or b.set_aside is not null then
    return 'not_allowed';
  end if;
  select starts_at, ends_at, during into v_time
  from taken_times
  where tenant_id = p_tenant_id and booking_id = b.booking_id and kind = 'offer' and starts_at = p_starts_at and starts_at > now();
  if not found or b.hold_expires_at < now() then
    select deed into v_last from booking_log where tenant_id = p_tenant_id and booking_id = b.booking_id order by log_id desc limit 1;
    return case when v_last = 'picked' then 'chosen' else 'gone' end;
  end if;
  delete from taken_times where tenant_id = p_tenant_id and booking_id = b.booking_id and kind = 'offer';
  -- The link came to the mailbox that was named, so that the address is confirmed too.
  update bookings set
    status = 'confirmed', status_reason = null, reconfirmed_at = null, starts_at = v_time.starts_at, ends_at = v_time.ends_at, held_during = v_time.during,
    email_check = case when email_check = 'asked' then 'confirmed' else email_check end
  where tenant_id = p_tenant_id and booking_id = b.booking_id;
  insert into booking_log (tenant_id, booking_id, from_status, to_status, actor, deed, from_starts_at)
  values (p_tenant_id, b.booking_id, b.status, 'confirmed', 'client', 'picked', b.starts_at);
  perform queue_mail_again(p_tenant_id, 'confirmed_client', p_reference);
  perform queue_mail_again(p_tenant_id, 'picked_companion', p_reference);
  return 'picked';
end
$$;

-- Times on offer that nobody picked are free again, and both are told. An appointment stands as it was once they have expired or passed. A request whose
-- times have passed before it expires is hers to answer again, which her devices say too. p_during: only those with one in the way; null: all of the tenant.
create or replace function let_go_of_offers(p_tenant_id text, p_during tstzrange) returns void language plpgsql as $$
declare
  v_booking_id uuid;
  b record;
begin
  -- What she offers at this moment is not among them.
  perform lock_calendar(p_tenant_id);
  -- The few that are on offer, each by itself: every request that comes asks this, of a calendar that may hold thousands of bookings.
  for v_booking_id in
    select distinct booking_id from taken_times where tenant_id = p_tenant_id and kind = 'offer' and during && coalesce(p_during, '(,)')
  loop
    select reference, status into b from bookings
    where tenant_id = p_tenant_id and booking_id = v_booking_id
      and case status
        when 'confirmed' then hold_expires_at < now() or not has_offers(tenant_id, booking_id)
        -- One that has expired or begun meanwhile ends with mails of its own.
        when 'pending' then hold_expires_at > now() and starts_at > now() and not has_offers(tenant_id, booking_id)
      end
    for update;
    continue when not found;
    delete from taken_times where tenant_id = p_tenant_id and booking_id = v_booking_id and kind = 'offer';
    -- Somebody else was faster.
    continue when not found;
    insert into booking_log (tenant_id, booking_id, from_status, to_status, actor, deed)
    values (p_tenant_id, v_booking_id, b.status, b.status, 'system', 'lapsed');
    perform queue_mail_again(p_tenant_id, 'lapsed_client', b.reference) where was_mailed_offers(p_tenant_id, b.reference);
    perform queue_mail_again(p_tenant_id, 'lapsed_companion', b.reference);
    if b.status = 'pending' then
      update push_subscriptions set told = array_remove(told, b.reference) where tenant_id = p_tenant_id and b.reference = any (told);
    end if;
  end loop;
end
$$;
