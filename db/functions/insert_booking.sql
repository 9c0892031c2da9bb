-- A booking request, once per idempotency key. Returns
--   stored      the row is there (also when it was there before)
--   slot_taken  another booking holds that time and nothing was written
--   declined    that time was taken, but the client has been told "received": the row is there, declined, for the companion to answer
create or replace function insert_booking(p_booking jsonb, p_acknowledged boolean) returns text language plpgsql as $$
declare
  b record;
  v_held tstzrange;
  v_status text;
begin
  select * into strict b
  from jsonb_to_record(p_booking) as r (
    tenant_id text, reference text, idempotency_key text, received_at timestamptz, service text, starts_at timestamptz, ends_at timestamptz,
    buffer_minutes integer, hold_hours integer, city text, name text, email text, phone text, message text, variants jsonb, visitor_id text
  );
  -- One writer per tenant: two rows that exclude each other would wait for each other and deadlock.
  perform pg_advisory_xact_lock(hashtextextended('insert_booking:' || b.tenant_id, 0));
  if exists (select from bookings where tenant_id = b.tenant_id and idempotency_key = b.idempotency_key) then
    return 'stored';
  end if;
  v_held := tstzrange(b.starts_at, b.ends_at + make_interval(mins => b.buffer_minutes));
  update bookings set status = 'expired'
  where tenant_id = b.tenant_id and status = 'pending' and hold_expires_at < now() and held_during && v_held;

  foreach v_status in array array['pending', 'declined'] loop
    begin
      insert into bookings (
        tenant_id, reference, idempotency_key, status, status_reason, service_id, starts_at, ends_at, held_during, hold_expires_at,
        city, client_name, client_email, client_phone, message, referrer_host, utm_source, utm_medium, utm_campaign, click_source, channel, source, visit_city,
        variants, created_at
      )
      select
        b.tenant_id, b.reference, b.idempotency_key, v_status, case v_status when 'declined' then 'slot_taken' end, b.service,
        b.starts_at, b.ends_at, v_held, now() + make_interval(hours => b.hold_hours),
        b.city, b.name, b.email, b.phone, b.message, s.referrer_host, s.utm_source, s.utm_medium, s.utm_campaign, s.click_source, s.channel, s.source, s.city,
        b.variants, b.received_at
      from (select) as one
      -- Where the visit came from is copied; who the visitor was is not.
      left join lateral (
        select * from sessions
        where tenant_id = b.tenant_id and (visitor_id = b.visitor_id or other_visitor_id = b.visitor_id)
        order by last_seen_at desc
        limit 1
      ) s on true
      on conflict (tenant_id, idempotency_key) do nothing;
      return case v_status when 'pending' then 'stored' else 'declined' end;
    exception when exclusion_violation then
      if not p_acknowledged then
        return 'slot_taken';
      end if;
    end;
  end loop;
  raise exception 'a declined booking cannot collide';
end
$$;
