-- How far a new companion's set-up is: open, ready, approved; null: there is none, or her site is live.
create or replace function set_up_state(p_tenant_id text) returns text language sql stable as $$
  select case when approved_at is not null then 'approved' when ready_at is not null then 'ready' else 'open' end
  from site_set_ups where tenant_id = p_tenant_id and live_at is null
$$;

-- The operator's word: all that she has drafted becomes one publication, together with her site being open to everybody. Null: she has not said that it is
-- ready, or it was approved before.
create or replace function approve_set_up(p_tenant_id text) returns uuid language plpgsql as $$
declare
  v_publication_id uuid;
begin
  perform from site_set_ups where tenant_id = p_tenant_id for update;
  if set_up_state(p_tenant_id) is distinct from 'ready' then
    return null;
  end if;
  perform lock_site_draft(p_tenant_id);
  perform draft_site_change(p_tenant_id, 'tenant.yaml', 'status', '"inactive"', '"active"', 'developer');
  v_publication_id := ask_to_publish(p_tenant_id, 'developer');
  update site_set_ups set approved_at = now(), publication_id = v_publication_id where tenant_id = p_tenant_id;
  return v_publication_id;
end
$$;

-- What was approved could not be published: it waits for the operator again, and her draft is hers alone.
create or replace function unapprove_set_up() returns trigger language plpgsql as $$
begin
  update site_set_ups set approved_at = null, publication_id = null
  where tenant_id = new.tenant_id and publication_id = new.publication_id and live_at is null;
  if found then
    delete from site_changes
    where tenant_id = new.tenant_id and publication_id = new.publication_id and file = 'tenant.yaml' and path = 'status';
  end if;
  return null;
end
$$;
create or replace trigger site_publications_unapprove after update on site_publications
for each row when (new.state = 'refused' and old.state = 'asked') execute function unapprove_set_up();

-- However it came to be open to everybody, she is told.
create or replace function end_set_up() returns trigger language plpgsql as $$
begin
  update site_set_ups set live_at = now() where tenant_id = new.tenant_id and live_at is null;
  if found then
    insert into mails (tenant_id, kind, occasion) values (new.tenant_id, 'site_live', 'set-up')
    on conflict on constraint mails_occasion_unique do nothing;
  end if;
  return null;
end
$$;
create or replace trigger tenants_end_set_up after update of status on tenants
for each row when (new.status = 'active' and old.status <> 'active') execute function end_set_up();

-- Of all companions who have no site yet, for the operator's page: how far each is, and nothing else of them.
create or replace function open_set_ups()
returns table (tenant_id text, state text, invited_at timestamptz, steps text[], ready_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.tenant_id, set_up_state(s.tenant_id), s.invited_at, s.steps, s.ready_at from site_set_ups s where s.live_at is null
$$;
revoke execute on function open_set_ups() from public;
grant execute on function open_set_ups() to companion_read;
