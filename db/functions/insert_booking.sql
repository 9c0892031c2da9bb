-- A booking request, once per idempotency key. Returns
--   stored      the row is there (also when it was there before)
--   slot_taken  another booking holds that time and nothing was written
--   blocked     she does not take this client's requests and nothing was written
--   declined    either, but the client has been told "received": the row is there, declined, for the companion to answer
create or replace function insert_booking(p_booking jsonb, p_acknowledged boolean) returns text language plpgsql as $$
declare
  b record;
  v_held tstzrange;
  v_status text := 'pending';
  v_reason text;
begin
  select * into strict b
  from jsonb_to_record(p_booking) as r (
    tenant_id text, reference text, idempotency_key text, received_at timestamptz, service text, starts_at timestamptz, ends_at timestamptz,
    service_name text, buffer_minutes integer, hold_hours integer, price_cents integer, city text, time_zone text, client_sealed text, client_hash text, phone_hash text, variants jsonb,
    visitor_id text
  );
  -- One writer per tenant: two rows that exclude each other would wait for each other and deadlock.
  perform pg_advisory_xact_lock(hashtextextended('insert_booking:' || b.tenant_id, 0));
  if exists (select from bookings where tenant_id = b.tenant_id and idempotency_key = b.idempotency_key) then
    return 'stored';
  end if;
  v_held := tstzrange(b.starts_at, b.ends_at + make_interval(mins => b.buffer_minutes));
  perform expire_holds(b.tenant_id, v_held);
  if exists (select from blocked_clients where tenant_id = b.tenant_id and client_hash in (b.client_hash, b.phone_hash)) then
    v_reason := 'blocked';
  elsif exists (select from bookings where tenant_id = b.tenant_id and status in ('pending', 'confirmed') and held_during && v_held) then
    v_reason := 'slot_taken';
  end if;
  if v_reason is not null then
    if not p_acknowledged then
      return v_reason;
    end if;
    v_status := 'declined';
  end if;

  insert into bookings (
    tenant_id, reference, idempotency_key, status, status_reason, service_id, service_name, starts_at, ends_at, held_during, hold_expires_at, price_cents,
    city, time_zone, client_sealed, client_hash, phone_hash, referrer_host, utm_source, utm_medium, utm_campaign, click_source, channel, source, visit_city,
    variants, created_at, awaited_visitor_id
  )
  select
    b.tenant_id, b.reference, b.idempotency_key, v_status, v_reason, b.service, b.service_name, b.starts_at, b.ends_at, v_held,
    now() + make_interval(hours => b.hold_hours), b.price_cents,
    b.city, b.time_zone, b.client_sealed, b.client_hash, b.phone_hash, s.referrer_host, s.utm_source, s.utm_medium, s.utm_campaign, s.click_source, s.channel, s.source,
    s.city, b.variants, b.received_at, case when s.session_id is null then b.visitor_id end
  from (select) as one
  -- Where the visit came from is copied; who the visitor was is not.
  left join lateral (
    select * from sessions
    where tenant_id = b.tenant_id and (visitor_id = b.visitor_id or other_visitor_id = b.visitor_id)
    order by last_seen_at desc
    limit 1
  ) s on true;
  insert into booking_log (tenant_id, booking_id, to_status, actor)
  select tenant_id, booking_id, status, 'client' from bookings where tenant_id = b.tenant_id and idempotency_key = b.idempotency_key;
  if v_reason is distinct from 'blocked' then
    insert into mails (tenant_id, kind, occasion)
    select b.tenant_id, kind, b.reference
    from unnest(case v_status when 'pending' then array['request_companion', 'request_client'] else array['declined_client'] end) as kind;
  end if;
  return case v_status when 'pending' then 'stored' else 'declined' end;
end
$$;

-- Requests whose hold has run out, where they would be in the way.
create or replace function expire_holds(p_tenant_id text, p_during tstzrange) returns void language plpgsql as $$
begin
  perform change_booking(p_tenant_id, reference, 'expired', 'system')
  from bookings
  where tenant_id = p_tenant_id and status = 'pending' and hold_expires_at < now() and held_during && p_during;
end
$$;

-- A visit is counted a second or so after it happens, and a quick client books before: copies the source as soon as it is known, and forgets after ten
-- minutes whom it waited for. For the cron.
create or replace function attribute_bookings() returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_count integer;
begin
  update bookings b set
    referrer_host = s.referrer_host, utm_source = s.utm_source, utm_medium = s.utm_medium, utm_campaign = s.utm_campaign, click_source = s.click_source,
    channel = s.channel, source = s.source, visit_city = s.city, awaited_visitor_id = null
  from sessions s
  where b.awaited_visitor_id is not null and s.tenant_id = b.tenant_id
    and (s.visitor_id = b.awaited_visitor_id or s.other_visitor_id = b.awaited_visitor_id)
    and s.session_id = (
      select n.session_id from sessions n
      where n.tenant_id = b.tenant_id and (n.visitor_id = b.awaited_visitor_id or n.other_visitor_id = b.awaited_visitor_id)
      order by n.last_seen_at desc limit 1
    );
  get diagnostics v_count = row_count;
  update bookings set awaited_visitor_id = null where awaited_visitor_id is not null and updated_at < now() - interval '10 minutes';
  return v_count;
end
$$;

revoke execute on function attribute_bookings() from public;
grant execute on function attribute_bookings() to companion_ingest;
