-- Whether an address may be asked for once more, whether anybody here has it or not, so that the answer tells nothing. Five times an hour from one network
-- and from one browser. All together twenty times an hour, beyond which a network that has not asked has one more, up to sixty: whoever asks in her name
-- uses up what is theirs, and her mailbox is not flooded. Of an address and a network it knows keyed hashes, for an hour.
drop function if exists count_sign_in_ask(text);
create or replace function count_sign_in_ask(p_address_hash text, p_network_hash text default null, p_browser_hash text default null) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_asks integer;
  v_of_network integer;
  v_of_browser integer;
begin
  -- One asks after the other, so that many at once are not five each.
  perform pg_advisory_xact_lock(hashtextextended('sign_in_ask:' || p_address_hash, 0));
  delete from platform.sign_in_asks where asked_at < now() - interval '1 hour';
  select
    count(*), count(*) filter (where network_hash is not distinct from p_network_hash), count(*) filter (where browser_hash = p_browser_hash)
  into v_asks, v_of_network, v_of_browser
  from platform.sign_in_asks where address_hash = p_address_hash;
  if v_of_network >= 5 or v_of_browser >= 5 or v_asks >= (case v_of_network when 0 then 60 else 20 end) then
    return false;
  end if;
  insert into platform.sign_in_asks (address_hash, network_hash, browser_hash) values (p_address_hash, p_network_hash, p_browser_hash);
  return true;
end
$$;

-- Somebody asks for a link by an address: a link and its mail for each tenant who has that address, sixty an hour at most. Says nothing, so that nobody
-- learns whose address it is. p_browser_hash: the browser in which the mail's code works. p_go_to: the page she wanted.
drop function if exists begin_sign_in(text);
create or replace function begin_sign_in(p_email text, p_browser_hash text default null, p_go_to text default null) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_tenant text;
  v_link uuid;
begin
  for v_tenant in
    select t.tenant_id from tenants t
    where lower(t.contact_email) = lower(btrim(p_email)) and (t.status <> 'inactive' or t.hidden_by_her)
  loop
    perform pg_advisory_xact_lock(hashtextextended('begin_sign_in:' || v_tenant, 0));
    continue when (select count(*) from sign_in_links where tenant_id = v_tenant and created_at > now() - interval '1 hour') >= 60;
    insert into sign_in_links (tenant_id, expires_at, browser_hash, go_to)
    values (v_tenant, now() + interval '10 minutes', p_browser_hash, p_go_to) returning link_id into v_link;
    insert into mails (tenant_id, kind, occasion) values (v_tenant, 'sign_in', v_link::text);
  end loop;
end
$$;

-- The links whose code somebody may be typing, each one try poorer: those that the browser asked for or, with an address beside the code, the invitations
-- of that address, which nobody asked for. Five tries a link; and of all links of a tenant that were never used, fifteen in a week: whoever asks again and
-- again in her name to guess six digits soon has none left. Links go on working.
drop function if exists try_sign_in_code(text);
create or replace function try_sign_in_code(p_browser_hash text, p_email text default null) returns table (tenant_id text, link_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Guesses from many browsers at once wait for each other, so that none is counted too late.
  perform pg_advisory_xact_lock(hashtextextended('try_sign_in_code', 0));
  return query
    update sign_in_links l set code_tries = l.code_tries + 1
    where (l.tenant_id, l.link_id) in (
        select a.tenant_id, a.link_id from sign_in_links a where a.browser_hash = p_browser_hash
        union all
        select i.tenant_id, i.link_id from sign_in_links i join tenants t on t.tenant_id = i.tenant_id
        where i.browser_hash is null and lower(t.contact_email) = lower(btrim(p_email)) and (t.status <> 'inactive' or t.hidden_by_her)
      )
      and l.used_at is null and l.expires_at > now() and l.code_tries < 5
      and (
        select coalesce(sum(o.code_tries), 0) from sign_in_links o
        where o.tenant_id = l.tenant_id and o.used_at is null and o.created_at > now() - interval '7 days'
      ) < 15
    returning l.tenant_id, l.link_id;
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

-- Whose session a cookie is; null for none. Notes that it was seen, once an hour at most.
create or replace function find_desk_session(p_token_hash text) returns text language sql security definer set search_path = public, pg_temp as $$
  update desk_sessions set seen_at = date_trunc('hour', now())
  where token_hash = p_token_hash and expires_at > now() and seen_at < date_trunc('hour', now());
  select s.tenant_id from desk_sessions s join tenants t using (tenant_id)
  where s.token_hash = p_token_hash and s.expires_at > now() and (t.status <> 'inactive' or t.hidden_by_her)
$$;

-- Ends the links and invitations of a tenant that nobody has used: whoever signs out everywhere is signed in by nothing that lies in a mailbox.
create or replace function end_sign_in_links(p_tenant_id text) returns void
language sql security definer set search_path = public, pg_temp as $$
  update sign_in_links set expires_at = now() where tenant_id = p_tenant_id and is_tenant_in_sight(p_tenant_id) and used_at is null and expires_at > now()
$$;

revoke execute on function count_sign_in_ask(text, text, text), begin_sign_in(text, text, text), try_sign_in_code(text, text), complete_sign_in(text, uuid, text),
  find_desk_session(text), end_sign_in_links(text) from public;
grant execute on function count_sign_in_ask(text, text, text), begin_sign_in(text, text, text), try_sign_in_code(text, text), complete_sign_in(text, uuid, text),
  find_desk_session(text), end_sign_in_links(text) to companion_ingest;
