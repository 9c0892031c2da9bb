-- Blocks: whose requests are set aside without a word, and the one action against a flood.

-- Blocks the client of a request. What is waiting from that client lets go of its time and is set aside; the client goes on to see what anybody sees
-- whose request is not answered. Appointments stay as they are. False: no such request, or its client is no longer known.
create or replace function block_client(p_tenant_id text, p_reference text) returns boolean language plpgsql as $$
declare
  v_hashes text[];
begin
  perform lock_calendar(p_tenant_id);
  select array_remove(array[nullif(client_hash, ''), phone_hash], null) into v_hashes from bookings where tenant_id = p_tenant_id and reference = p_reference;
  if coalesce(cardinality(v_hashes), 0) = 0 then
    return false;
  end if;
  perform block_hashes(p_tenant_id, v_hashes, p_reference);
  return true;
end
$$;

create or replace function block_hashes(p_tenant_id text, p_hashes text[], p_reference text) returns void language sql as $$
  insert into blocked_clients (tenant_id, client_hash, block_id, reference)
  select p_tenant_id, h, b.block_id, p_reference from (select gen_random_uuid() as block_id) b, unnest(p_hashes) as h
  on conflict do nothing;
  update bookings set set_aside = 'blocked', holds_time = false
  where tenant_id = p_tenant_id and status = 'pending' and set_aside is null and (client_hash = any (p_hashes) or phone_hash = any (p_hashes))
$$;

-- Takes blocks back. What was set aside because of them is hers again, and what still waits gets its time back where it is free. Returns how many blocks.
create or replace function unblock(p_tenant_id text, p_block_ids uuid[]) returns integer language plpgsql as $$
declare
  v_blocks integer;
  v_hashes text[];
  b record;
begin
  perform lock_calendar(p_tenant_id);
  with gone as (delete from blocked_clients where tenant_id = p_tenant_id and block_id = any (p_block_ids) returning client_hash, block_id)
  select count(distinct block_id), array_agg(client_hash) into v_blocks, v_hashes from gone;
  for b in
    update bookings set set_aside = null
    where tenant_id = p_tenant_id and set_aside = 'blocked' and (client_hash = any (v_hashes) or phone_hash = any (v_hashes))
      and not exists (select from blocked_clients c where c.tenant_id = p_tenant_id and c.client_hash in (bookings.client_hash, bookings.phone_hash))
    returning booking_id, status, held_during, held_until, hold_expires_at
  loop
    continue when b.status <> 'pending';
    perform expire_holds(p_tenant_id, b.held_during);
    update bookings set
      holds_time = is_hold_alive(held_until, hold_expires_at) and not is_time_taken(p_tenant_id, held_during, booking_id, null)
    where tenant_id = p_tenant_id and booking_id = b.booking_id and status = 'pending';
    -- She was not told of it while it lay aside, and is reminded only of what she was told of.
    perform tell_companion(p_tenant_id, reference, true) from bookings
    where tenant_id = p_tenant_id and booking_id = b.booking_id and status = 'pending' and (holds_time or email_check = 'confirmed');
  end loop;
  return v_blocks;
end
$$;

-- The requests of a flood that wait for an answer: from the network of a request, from its email address, or of addresses nobody has confirmed for
-- so many hours back. Only what came until p_until, which is what she has been shown.
create or replace function flood_of(p_tenant_id text, p_kind text, p_reference text, p_hours integer, p_until timestamptz) returns setof bookings
language sql stable as $$
  select b.*
  from bookings b
  where b.tenant_id = p_tenant_id and b.status = 'pending' and b.set_aside is null and b.created_at <= p_until
    and case p_kind
      when 'unconfirmed' then b.email_check = 'asked' and b.created_at > p_until - make_interval(hours => p_hours)
      when 'network' then b.network_hash = (select network_hash from bookings where tenant_id = p_tenant_id and reference = p_reference)
      when 'email' then b.client_hash = (select nullif(client_hash, '') from bookings where tenant_id = p_tenant_id and reference = p_reference)
      else false
    end
  order by b.created_at desc
$$;

-- Declines a flood without a mail to anybody and sets it aside; p_block: blocks its clients, too. Returns how many requests.
create or replace function undo_flood(p_tenant_id text, p_kind text, p_reference text, p_hours integer, p_until timestamptz, p_block boolean) returns integer
language plpgsql as $$
declare
  b record;
  v_count integer := 0;
begin
  perform lock_calendar(p_tenant_id);
  for b in select * from flood_of(p_tenant_id, p_kind, p_reference, p_hours, p_until) loop
    continue when change_booking(p_tenant_id, b.reference, 'declined', 'companion', true) <> 'changed';
    update bookings set set_aside = 'flood' where tenant_id = p_tenant_id and booking_id = b.booking_id;
    if p_block then
      perform block_hashes(p_tenant_id, array_remove(array[nullif(b.client_hash, ''), b.phone_hash], null), b.reference);
    end if;
    -- Mails about it that have not left yet stay here.
    update mails set status = 'withheld' where tenant_id = p_tenant_id and occasion = b.reference and kind like '%\_client' and status = 'pending';
    v_count := v_count + 1;
  end loop;
  return v_count;
end
$$;
