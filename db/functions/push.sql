-- Keeps a device. A browser has one subscription: if somebody else was signed in there, hers goes.
create or replace function save_push_subscription(
  p_tenant_id text, p_session_hash text, p_endpoint text, p_p256dh text, p_auth text, p_server_key text, p_devices_max integer
) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from push_subscriptions where endpoint = p_endpoint and tenant_id <> p_tenant_id;
  insert into push_subscriptions (tenant_id, session_hash, endpoint, p256dh, auth, server_key)
  values (p_tenant_id, p_session_hash, p_endpoint, p_p256dh, p_auth, p_server_key)
  on conflict (endpoint) do update set
    session_hash = excluded.session_hash, p256dh = excluded.p256dh, auth = excluded.auth, server_key = excluded.server_key, failures = 0;
  -- The oldest go, so that nobody fills the table.
  delete from push_subscriptions where tenant_id = p_tenant_id and subscription_id not in (
    select subscription_id from push_subscriptions where tenant_id = p_tenant_id order by created_at desc limit p_devices_max
  );
end
$$;

-- Takes devices that have not been told of a request that still waits, so that no other process takes them within five minutes. `reference` where it is one
-- request. What she was mailed about is what she is told of: a blocked client's request is neither, and of a flood she is told once.
create or replace function claim_pushes(p_limit integer) returns table (
  tenant_id text, subscription_id uuid, endpoint text, p256dh text, auth text, server_key text, failures integer, reference text, newest timestamptz
) language sql security definer set search_path = public, pg_temp as $$
  update push_subscriptions s set due_at = now() + interval '5 minutes'
  from (
    select d.tenant_id, d.subscription_id, w.newest, w.reference
    from push_subscriptions d
    cross join lateral (
      select max(m.created_at) as newest, case count(*) when 1 then max(m.occasion) end as reference, count(*) as requests
      from mails m join bookings b on b.tenant_id = m.tenant_id and b.reference = m.occasion and b.status = 'pending' and b.set_aside is null
      where m.tenant_id = d.tenant_id and m.kind in ('request_companion', 'flood_companion') and m.created_at > d.told_until
    ) w
    where d.due_at <= now() and w.requests > 0
    order by d.due_at
    limit p_limit
    for update of d skip locked
  ) as due
  where s.tenant_id = due.tenant_id and s.subscription_id = due.subscription_id
  returning s.tenant_id, s.subscription_id, s.endpoint, s.p256dh, s.auth, s.server_key, s.failures, due.reference, due.newest
$$;

revoke execute on function save_push_subscription(text, text, text, text, text, text, integer), claim_pushes(integer) from public;
grant execute on function save_push_subscription(text, text, text, text, text, text, integer), claim_pushes(integer) to companion_ingest;
