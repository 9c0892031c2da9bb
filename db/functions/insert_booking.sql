-- A booking request, once per idempotency key. Returns
--   stored      the row is there (also when it was there before)
--   set_aside   the same for everybody but her: she has blocked this client, so that it holds no time and lies in a folder
--   slot_taken  another booking holds that time and nothing was written
--   declined    the same, but the client has been told "received": the row is there, declined, for the companion to answer
-- A client she has blocked gets what anybody gets. p_booking ->> 'limits': those of the tenant (tenants/contract/limits.ts); over them a request is
-- taken without a hold, and she is told of the flood once and not of each request, until its client confirms the address.
create or replace function insert_booking(p_booking jsonb, p_acknowledged boolean) returns text language plpgsql as $$
declare
  b record;
  v_held tstzrange;
  v_status text := 'pending';
  v_reason text;
  v_is_blocked boolean;
  v_may_hold boolean;
  v_is_acknowledged boolean;
  v_hashes text[];
  v_booking_id uuid;
  v_created_at timestamptz;
begin
  select * into strict b
  from jsonb_to_record(p_booking) as r (
    tenant_id text, reference text, idempotency_key text, received_at timestamptz, service text, starts_at timestamptz, ends_at timestamptz,
    service_name text, buffer_minutes integer, hold_hours integer, price_cents integer, city text, time_zone text, client_sealed text, client_hash text, phone_hash text, variants jsonb,
    visitor_id text, confirm_email boolean, first_hold_hours integer, network_hash text, limits jsonb,
    is_offered boolean, language text
  );
  perform lock_calendar(b.tenant_id);
  if exists (select from bookings where tenant_id = b.tenant_id and idempotency_key = b.idempotency_key) then
    return 'stored';
  end if;
  v_held := tstzrange(b.starts_at, b.ends_at + make_interval(mins => b.buffer_minutes));
  v_hashes := array_remove(array[b.client_hash, b.phone_hash], null);
  perform expire_holds(b.tenant_id, v_held);
  v_is_blocked := exists (select from blocked_clients where tenant_id = b.tenant_id and client_hash = any (v_hashes));
  -- Where her rules have changed meanwhile, its time is as good as taken.
  if not coalesce(b.is_offered, true) or is_time_taken(b.tenant_id, v_held, null, case when v_is_blocked then v_hashes end) then
    if not p_acknowledged then
      return 'slot_taken';
    end if;
    v_status := 'declined';
    v_reason := 'slot_taken';
  end if;
  -- Without limits nothing is counted.
  v_may_hold := v_status = 'pending' and (b.limits is null or (
    is_within_rate(b.tenant_id, b.limits, b.received_at, b.network_hash) and may_hold(b.tenant_id, b.limits, v_held, coalesce(b.confirm_email, false))
  ));
  v_is_acknowledged := b.limits is null or is_acknowledged(b.tenant_id, b.limits, b.received_at);

  insert into bookings (
    tenant_id, reference, idempotency_key, status, status_reason, service_id, service_name, starts_at, ends_at, held_during, hold_expires_at, price_cents,
    city, time_zone, client_sealed, client_hash, phone_hash, referrer_host, utm_source, utm_medium, utm_campaign, click_source, channel, source, visit_city,
    variants, created_at, awaited_visitor_id, email_check, hold_hours, held_until, holds_time, network_hash, set_aside, language
  )
  select
    b.tenant_id, b.reference, b.idempotency_key, v_status, v_reason, b.service, b.service_name, b.starts_at, b.ends_at, v_held,
    hold_end(b.hold_hours), b.price_cents,
    b.city, b.time_zone, b.client_sealed, b.client_hash, b.phone_hash, s.referrer_host, s.utm_source, s.utm_medium, s.utm_campaign, s.click_source, s.channel, s.source,
    s.city, b.variants, b.received_at, case when s.session_id is null then b.visitor_id end,
    case when b.confirm_email then 'asked' else 'not_asked' end, b.hold_hours,
    case when not v_may_hold then now() when b.confirm_email then hold_end(least(b.first_hold_hours, b.hold_hours)) end,
    v_may_hold and not v_is_blocked, b.network_hash, case when v_is_blocked then 'blocked' end, b.language
  from (select) as one
  -- Where the visit came from is copied; who the visitor was is not. Nor does the time join them: see whole_minutes.sql.
  left join lateral (
    select * from sessions
    where tenant_id = b.tenant_id and (visitor_id = b.visitor_id or other_visitor_id = b.visitor_id)
    order by last_seen_at desc
    limit 1
  ) s on true
  returning booking_id, created_at into v_booking_id, v_created_at;
  insert into booking_log (tenant_id, booking_id, to_status, actor, at) values (b.tenant_id, v_booking_id, v_status, 'client', v_created_at);
  insert into mails (tenant_id, kind, occasion)
  select b.tenant_id, kind, b.reference
  from unnest(array[
    case when v_status <> 'pending' then 'declined_client' when v_is_acknowledged then 'request_client' end,
    case when v_status = 'pending' and not v_is_blocked and v_may_hold then 'request_companion' end
  ]) as kind
  where kind is not null;
  -- Of a flood she is told as a whole.
  if v_status = 'pending' and not v_is_blocked and not v_may_hold then
    perform tell_companion(b.tenant_id, b.reference, false);
  end if;
  return case when v_is_blocked then 'set_aside' when v_status = 'pending' then 'stored' else 'declined' end;
end
$$;

-- Several of one tenant in one transaction: [{booking, acknowledged}]. Returns what became of each in their order; one that cannot be (data, constraint, right:
-- https://www.postgresql.org/docs/18/errcodes-appendix.html) is left out as {sqlState} and keeps none of the others back.
create or replace function insert_bookings(p_asked jsonb) returns jsonb language plpgsql as $$
declare
  v_one jsonb;
  v_outcomes jsonb := '[]';
begin
  for v_one in select value from jsonb_array_elements(p_asked) loop
    begin
      v_outcomes := v_outcomes || to_jsonb(insert_booking(v_one -> 'booking', (v_one ->> 'acknowledged')::boolean));
    exception when others then
      if sqlstate !~ '^(P0|21|22|23|42)' then
        raise;
      end if;
      v_outcomes := v_outcomes || jsonb_build_object('sqlState', sqlstate);
    end;
  end loop;
  return v_outcomes;
end
$$;

-- Her mail on a request, which its reminder and her devices follow: once, when it first holds its time or its address is confirmed (confirm_address).
-- Of the rest of a flood she is told once: the next mail of that kind comes twelve hours later at the earliest.
drop function if exists tell_companion(text, text, boolean);
create function tell_companion(p_tenant_id text, p_reference text, p_is_by_itself boolean) returns void language sql as $$
  insert into mails (tenant_id, kind, occasion)
  select p_tenant_id, case when p_is_by_itself then 'request_companion' else 'flood_companion' end, p_reference
  where p_is_by_itself or not exists (
    select from mails where tenant_id = p_tenant_id and kind = 'flood_companion' and created_at > now() - interval '12 hours'
  )
  on conflict do nothing
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
