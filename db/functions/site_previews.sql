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

-- Whoever changes her draft, and however: her preview follows.
create or replace function follow_draft() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.state = 'draft' then
    perform wake_publisher('preview', old.tenant_id);
  elsif tg_op <> 'DELETE' and new.state = 'draft' then
    perform wake_publisher('preview', new.tenant_id);
  end if;
  return null;
end
$$;
create or replace trigger site_changes_follow_draft after insert or update or delete on site_changes
for each row execute function follow_draft();
