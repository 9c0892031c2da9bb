-- Requests that wait and that she was mailed about, which a device has not been told of: new ones, those that are hers to answer again since nobody
-- picked another time, and appointments that a client asks to move. What she was mailed about is what she is told of: a blocked client's request is neither, and of a flood she is told once. A mail's
-- time is a whole minute, and two transactions may meet at its end.
create or replace function untold_requests(p_tenant_id text, p_until timestamptz, p_told text[]) returns table (reference text, told_at timestamptz)
language sql stable as $$
  select m.occasion, max(m.created_at)
  from mails m join bookings b on b.tenant_id = m.tenant_id and b.reference = m.occasion
  where m.tenant_id = p_tenant_id and (
      (m.kind in ('request_companion', 'flood_companion', 'lapsed_companion') and waits_for_her(b)) or (m.kind = 'asked_companion' and asks_to_move(b))
    )
    and m.created_at >= date_trunc('minute', p_until) - interval '1 minute' and m.occasion <> all (p_told)
  group by m.occasion
$$;

-- Keeps a device. A browser has one subscription: if somebody else was signed in there, hers goes.
create or replace function save_push_subscription(
  p_tenant_id text, p_session_hash text, p_endpoint text, p_p256dh text, p_auth text, p_server_key text, p_devices_max integer
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from push_subscriptions where endpoint = p_endpoint and tenant_id <> p_tenant_id;
  insert into push_subscriptions (tenant_id, session_hash, endpoint, p256dh, auth, server_key, told)
  -- What came before is not news: of this minute and the last, by name.
  select p_tenant_id, p_session_hash, p_endpoint, p_p256dh, p_auth, p_server_key, coalesce(array_agg(u.reference), '{}')
  from untold_requests(p_tenant_id, now(), '{}') u
  on conflict (endpoint) do update set
    session_hash = excluded.session_hash, p256dh = excluded.p256dh, auth = excluded.auth, server_key = excluded.server_key, failures = 0;
  -- The oldest go, so that nobody fills the table.
  delete from push_subscriptions where tenant_id = p_tenant_id and subscription_id not in (
    select subscription_id from push_subscriptions where tenant_id = p_tenant_id order by created_at desc limit p_devices_max
  );
end
$$;

-- Takes devices that have not been told of a request that still waits, so that no other process takes them within five minutes.
create or replace function claim_pushes(p_limit integer) returns table (
  tenant_id text, subscription_id uuid, endpoint text, p256dh text, auth text, server_key text, failures integer, refs text[], newest timestamptz
) language sql security definer set search_path = public, pg_temp as $$
  update push_subscriptions s set due_at = now() + interval '5 minutes'
  from (
    select d.tenant_id, d.subscription_id, w.newest, w.refs
    from push_subscriptions d
    cross join lateral (
      select max(u.told_at) as newest, array_agg(u.reference) as refs from untold_requests(d.tenant_id, d.told_until, d.told) u
    ) w
    where d.due_at <= now() and w.newest is not null
    order by d.due_at
    limit p_limit
    for update of d skip locked
  ) as due
  where s.tenant_id = due.tenant_id and s.subscription_id = due.subscription_id
  returning s.tenant_id, s.subscription_id, s.endpoint, s.p256dh, s.auth, s.server_key, s.failures, due.refs, due.newest
$$;

revoke execute on function save_push_subscription(text, text, text, text, text, text, integer), claim_pushes(integer), untold_requests(text, timestamptz, text[]) from public;
grant execute on function save_push_subscription(text, text, text, text, text, text, integer), claim_pushes(integer) to companion_ingest;
