-- What a preview is made of: her draft and what is on its way, on what her folder says. Equal marks are equal sites.
create or replace function draft_mark(p_tenant_id text) returns text language sql stable as $$
  select md5(concat(
    (
      select string_agg(concat_ws(' ', change_id, file, path, before::text, '->', after::text), E'\n' order by change_id)
      from site_changes where tenant_id = p_tenant_id and state in ('draft', 'asked')
    ),
    (select site_source::text from tenants where tenant_id = p_tenant_id)
  ))
$$;

-- Wakes the publisher to make her preview, or to take it away; only for the tenant that the transaction is about, and only where there is one
-- (queue_publication says the rest).
create or replace function queue_preview(p_tenant_id text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_tenant_id is distinct from current_setting('app.tenant_id', true)
    or to_regproc('graphile_worker.add_job') is null
    or not exists (select from site_previews where tenant_id = p_tenant_id)
  then
    return;
  end if;
  perform graphile_worker.add_job(
    'preview', json_build_object('tenantId', p_tenant_id),
    queue_name := 'preview:' || p_tenant_id, job_key := 'preview:' || p_tenant_id, max_attempts := 5
  );
exception
  when others then raise warning 'The publisher was not woken: %', sqlerrm;
end
$$;
revoke execute on function queue_preview(text) from public;
grant execute on function queue_preview(text) to companion_ingest;

-- Whoever changes her draft, and however: her preview follows.
create or replace function follow_draft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.state = 'draft' then
    perform queue_preview(old.tenant_id);
  elsif tg_op <> 'DELETE' and new.state = 'draft' then
    perform queue_preview(new.tenant_id);
  end if;
  return null;
end
$$;
create or replace trigger site_changes_follow_draft after insert or update or delete on site_changes
for each row execute function follow_draft();
