-- The client chooses another time, or another length, for a request that nobody has answered. The request itself moves: there is never a second one beside
-- it, and she answers what it says now (change_booking, p_seen). An appointment does not move by this: what she has agreed to stands until she agrees to
-- something else, which the client asks for here.
-- p_move: startsAt, endsAt, bufferMinutes, priceCents; `limits` as in insert_booking; `movesMax`: how often one request may move. Returns
--   asked        it is an appointment, which stands until she has answered (ask_for_move)
--   moved        with its line in the log; each of the two is mailed who has been mailed of it before: a mail still to leave says what it is now. She has
--                as long to answer as she had
--   unchanged    it is for that time already
--   slot_taken   another booking holds that time, and nothing has changed
--   too_often    it has moved that often
--   not_allowed  it is not waiting any more, or she has offered other times, of which one is picked
--   not_found    there is no such booking at this tenant
create or replace function move_request(p_tenant_id text, p_reference text, p_move jsonb) returns text language plpgsql as $$
declare
  b bookings;
  m record;
  v_during tstzrange;
  v_holds boolean;
begin
  perform lock_calendar(p_tenant_id);
  select * into strict m
  from jsonb_to_record(p_move) as r (
    "startsAt" timestamptz, "endsAt" timestamptz, "bufferMinutes" integer, "priceCents" integer, limits jsonb, "movesMax" integer
  );
  v_during := tstzrange(m."startsAt", m."endsAt" + make_interval(mins => m."bufferMinutes"));
  -- What has run out, this request among it, is not in the way.
  perform expire_holds(p_tenant_id, v_during);
  select * into b from bookings where tenant_id = p_tenant_id and reference = p_reference for update;
  if not found then
    return 'not_found';
  end if;
  if b.status = 'pending' and b.hold_expires_at < now() then
    perform change_booking(p_tenant_id, p_reference, 'expired', 'system');
    return 'not_allowed';
  end if;
  if b.status = 'confirmed' then
    return ask_for_move(b, m."startsAt", m."endsAt", v_during, m."movesMax");
  end if;
  if b.status <> 'pending' or has_offers(p_tenant_id, b.booking_id) then
    return 'not_allowed';
  end if;
  if b.starts_at = m."startsAt" and b.ends_at = m."endsAt" then
    return 'unchanged';
  end if;
  if (select count(*) from booking_log where tenant_id = p_tenant_id and booking_id = b.booking_id and deed = 'moved') >= m."movesMax" then
    return 'too_often';
  end if;
  if is_time_taken(
    p_tenant_id, v_during, b.booking_id, case when b.set_aside = 'blocked' then array_remove(array[b.client_hash, b.phone_hash], null) end
  ) then
    return 'slot_taken';
  end if;
  -- The link came to the mailbox that was named. A request that holds no time, of a flood or of a blocked client, holds none elsewhere.
  perform confirm_address(p_tenant_id, p_reference, m.limits);
  select * into b from bookings where tenant_id = p_tenant_id and booking_id = b.booking_id;
  update bookings set holds_time = false where tenant_id = p_tenant_id and booking_id = b.booking_id and holds_time;
  v_holds := is_hold_alive(b.held_until, b.hold_expires_at) and may_hold(p_tenant_id, m.limits, v_during, false);
  update bookings set
    starts_at = m."startsAt", ends_at = m."endsAt", held_during = v_during, price_cents = m."priceCents",
    hold_expires_at = hold_end(coalesce(hold_hours, 48)), held_until = case when v_holds then held_until else least(held_until, now()) end,
    holds_time = v_holds and b.holds_time
  where tenant_id = p_tenant_id and booking_id = b.booking_id;
  insert into booking_log (tenant_id, booking_id, from_status, to_status, actor, deed, from_starts_at)
  values (p_tenant_id, b.booking_id, 'pending', 'pending', 'client', 'moved', b.starts_at);
  perform queue_mail_again(p_tenant_id, 'moved_companion', p_reference)
  where b.set_aside is null
    and exists (select from mails where tenant_id = p_tenant_id and kind = 'request_companion' and occasion = p_reference and attempts > 0);
  perform queue_mail_again(p_tenant_id, 'moved_client', p_reference)
  where exists (select from mails where tenant_id = p_tenant_id and kind = 'request_client' and occasion = p_reference and attempts > 0);
  return 'moved';
end
$$;
