-- Drafts one field. p_before: what she saw; of a field that is drafted already, what was there before the first draft stays. A field that is as it was needs no draft.
create or replace function draft_site_change(
  p_tenant_id text, p_file text, p_path text, p_before jsonb, p_after jsonb, p_made_by text, p_undoes bigint default null
) returns void language plpgsql as $$
begin
  insert into site_changes (tenant_id, file, path, before, after, made_by, undoes)
  values (p_tenant_id, p_file, p_path, p_before, p_after, p_made_by, p_undoes)
  on conflict (tenant_id, file, path) where state = 'draft'
  do update set after = excluded.after, made_at = now(), made_by = excluded.made_by, undoes = excluded.undoes;
  delete from site_changes
  where tenant_id = p_tenant_id and file = p_file and path = p_path and state = 'draft' and before is not distinct from after;
end
$$;

-- All of her draft becomes one publication, for the publisher to take. Null: nothing is drafted.
create or replace function ask_to_publish(p_tenant_id text, p_asked_by text) returns uuid language plpgsql as $$
declare
  v_publication_id uuid;
begin
  if not exists (select from site_changes where tenant_id = p_tenant_id and state = 'draft' for update) then
    return null;
  end if;
  insert into site_publications (tenant_id, asked_by) values (p_tenant_id, p_asked_by) returning publication_id into v_publication_id;
  update site_changes set state = 'asked', publication_id = v_publication_id where tenant_id = p_tenant_id and state = 'draft';
  perform wake_publisher('publish', p_tenant_id, v_publication_id);
  return v_publication_id;
end
$$;

-- Changes that wait for nothing else, as a change that is taken back or a site that is hidden: a publication of their own, whatever is drafted.
-- p_changes: [{file, path, before, after, undoes}]; what is absent or null was not there, or is there no more. p_undoes: of those that name none themselves, as
-- the version before asks for it.
create or replace function publish_at_once(p_tenant_id text, p_changes jsonb, p_asked_by text, p_undoes bigint default null)
returns uuid language plpgsql as $$
declare
  v_publication_id uuid;
begin
  insert into site_publications (tenant_id, asked_by) values (p_tenant_id, p_asked_by) returning publication_id into v_publication_id;
  insert into site_changes (tenant_id, file, path, before, after, made_by, state, publication_id, undoes)
  select p_tenant_id, c ->> 'file', c ->> 'path', nullif(c -> 'before', 'null'), nullif(c -> 'after', 'null'), p_asked_by, 'asked',
    v_publication_id, coalesce((c ->> 'undoes')::bigint, p_undoes)
  from jsonb_array_elements(p_changes) with ordinality as each (c, place)
  order by place;
  perform wake_publisher('publish', p_tenant_id, v_publication_id);
  return v_publication_id;
end
$$;

-- One at a time reads what her site says and drafts what follows from it.
create or replace function lock_site_draft(p_tenant_id text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('site_draft:' || p_tenant_id, 0))
$$;

-- The publisher's last word. Live: what her folder says now is known here from the same moment. Refused: her changes are a draft again, those that she has
-- drafted anew since as she has them now. What a developer asked for past her draft goes: nobody has drafted it, and no command could take it away. False: it
-- had ended before.
create or replace function end_publication(
  p_tenant_id text, p_publication_id uuid, p_state text, p_problems jsonb, p_commit_id text, p_source jsonb
) returns boolean language plpgsql as $$
begin
  update site_publications set state = p_state, ended_at = now(), problems = p_problems, commit_id = p_commit_id
  where tenant_id = p_tenant_id and publication_id = p_publication_id and state = 'asked';
  if not found then
    return false;
  end if;
  if p_source is not null then
    update tenants set site_source = p_source where tenant_id = p_tenant_id;
  end if;
  if p_state = 'live' then
    update site_changes set state = 'live' where tenant_id = p_tenant_id and publication_id = p_publication_id;
    update tenants t set hidden_by_her = (c.after is not distinct from '"inactive"'::jsonb and c.made_by = 'companion')
    from site_changes c
    where t.tenant_id = p_tenant_id and c.tenant_id = p_tenant_id and c.publication_id = p_publication_id
      and c.file = 'tenant.yaml' and c.path = 'status';
    return true;
  end if;
  update site_changes d set before = a.before
  from site_changes a
  where d.tenant_id = p_tenant_id and d.state = 'draft'
    and a.tenant_id = p_tenant_id and a.publication_id = p_publication_id and a.file = d.file and a.path = d.path;
  delete from site_changes a
  where a.tenant_id = p_tenant_id and a.publication_id = p_publication_id
    and exists (select from site_changes d where d.tenant_id = a.tenant_id and d.state = 'draft' and d.file = a.file and d.path = a.path);
  if exists (select from site_publications where tenant_id = p_tenant_id and publication_id = p_publication_id and asked_by = 'developer')
    and not exists (select from site_changes where tenant_id = p_tenant_id and publication_id = p_publication_id and made_by = 'companion')
  then
    delete from site_changes where tenant_id = p_tenant_id and publication_id = p_publication_id;
  end if;
  update site_changes set state = 'draft', publication_id = null where tenant_id = p_tenant_id and publication_id = p_publication_id;
  return true;
end
$$;

-- Her tour has changed since her folder was read last: her pages are not what her diary says. Legs in whatever order.
create or replace function is_diary_ahead(t tenants) returns boolean language sql stable as $$
  select t.booking_rules is not null and t.yaml_rules is not null
    and (select jsonb_agg(l order by l) from jsonb_array_elements(t.booking_rules -> 'tour') as l)
      is distinct from (select jsonb_agg(l order by l) from jsonb_array_elements(t.yaml_rules -> 'tour') as l)
$$;
