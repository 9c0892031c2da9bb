-- Somebody asks for a link by an address: a link and its mail for each tenant who has that address, five an hour at most. Says nothing, so that nobody
-- learns whose address it is.
create or replace function begin_sign_in(p_email text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_tenant text;
  v_link uuid;
begin
  for v_tenant in
    select t.tenant_id from tenants t
    where lower(t.contact_email) = lower(btrim(p_email)) and t.status <> 'inactive'
  loop
    -- One asks after the other, so that many at once are not five each.
    perform pg_advisory_xact_lock(hashtextextended('begin_sign_in:' || v_tenant, 0));
    continue when (select count(*) from sign_in_links where tenant_id = v_tenant and created_at > now() - interval '1 hour') >= 5;
    insert into sign_in_links (tenant_id, expires_at) values (v_tenant, now() + interval '10 minutes') returning link_id into v_link;
    insert into mails (tenant_id, kind, occasion) values (v_tenant, 'sign_in', v_link::text);
  end loop;
end
$$;

-- Uses a link up and opens a session; false where it was used before or is too old.
create or replace function complete_sign_in(p_tenant_id text, p_link_id uuid, p_token_hash text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sign_in_links set used_at = now()
  where tenant_id = p_tenant_id and link_id = p_link_id and used_at is null and expires_at > now();
  if not found then
    return false;
  end if;
  insert into desk_sessions (tenant_id, token_hash, expires_at) values (p_tenant_id, p_token_hash, now() + interval '30 days');
  return true;
end
$$;

-- Whose session a cookie is; null for none.
create or replace function find_desk_session(p_token_hash text) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select s.tenant_id from desk_sessions s join tenants t using (tenant_id)
  where s.token_hash = p_token_hash and s.expires_at > now() and t.status <> 'inactive'
$$;

revoke execute on function begin_sign_in(text), complete_sign_in(text, uuid, text), find_desk_session(text) from public;
grant execute on function begin_sign_in(text), complete_sign_in(text, uuid, text), find_desk_session(text) to companion_ingest;
