-- Photos that are on their way from her phone to her site: which of them nobody needs any more.

-- The key of a photo that goes is destroyed outside of this database, within a minute.
create or replace function note_photo_key_to_destroy() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into keys_to_destroy (tenant_id, reference) values (old.tenant_id, 'photo-' || old.upload_id) on conflict do nothing;
  return null;
end
$$;
create or replace trigger photo_uploads_keys_to_destroy after delete on photo_uploads
for each row execute function note_photo_key_to_destroy();

-- A file that is sent again before that minute is over has the key of before: it stays.
create or replace function keep_photo_key() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from keys_to_destroy where tenant_id = new.tenant_id and reference = 'photo-' || new.upload_id;
  return null;
end
$$;
create or replace trigger photo_uploads_keep_key after insert on photo_uploads
for each row execute function keep_photo_key();

-- Her folder has been gone for a month: that was no mistake. Who is open again is there, whichever release has read her folder.
create or replace function left_long_ago(t tenants, p_now timestamptz default now()) returns boolean language sql stable as $$
  select coalesce(t.status = 'inactive' and not t.hidden_by_her and t.left_at < p_now - interval '30 days', false)
$$;

-- What is blurred in a file is noted with it, and outlives what she sent: her history tells it, and whichever file is live again, it is known what it hides.
create or replace function note_photo_version() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into photo_versions (tenant_id, file, photo_id, blur, keeps_original)
  values (new.tenant_id, new.file, new.photo_id, new.blur, new.keeps_original)
  on conflict (tenant_id, file) do update set blur = excluded.blur, keeps_original = excluded.keeps_original;
  return null;
end
$$;
create or replace trigger photo_uploads_note_version after update of file, blur, keeps_original on photo_uploads
for each row when (new.file is not null and new.photo_id is not null) execute function note_photo_version();

-- Files that she has drafted and never published are forgotten with what she sent.
create or replace function forget_photo_versions() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from photo_versions v
  where v.tenant_id = old.tenant_id and v.photo_id = old.photo_id
    and not exists (
      select from site_changes c
      where c.tenant_id = v.tenant_id and c.file = 'photos.yaml' and v.file in (c.before ->> 'file', c.after ->> 'file')
    )
    and not exists (
      select from tenants t where t.tenant_id = v.tenant_id and jsonb_path_exists(t.site_source -> 'photos.yaml', '$.photos[*] ? (@.file == $file)', jsonb_build_object('file', v.file))
    );
  return null;
end
$$;
create or replace trigger photo_uploads_forget_versions after delete on photo_uploads
for each row execute function forget_photo_versions();

-- What can go: a photo that has not come whole within p_hours, or that no draft names after as long; one that is on her site, at once, unless she keeps the
-- original of the file that is there, and then once she has removed it. One that she drafts or has asked for stays. Of who left long ago all of them go.
create or replace function due_photo_uploads(p_tenant_id text, p_hours integer) returns setof text language sql stable as $$
  select u.upload_id
  from photo_uploads u
  left join lateral (
    select f ->> 'file' as file
    from tenants t, jsonb_path_query(t.site_source -> 'photos.yaml', '$.photos[*]') as f
    where t.tenant_id = u.tenant_id and f ->> 'id' = u.photo_id
    limit 1
  ) as live on true
  left join photo_versions v on v.tenant_id = u.tenant_id and v.file = live.file
  where u.tenant_id = p_tenant_id
    and case
      when exists (select from tenants t where t.tenant_id = u.tenant_id and left_long_ago(t)) then true
      when u.finished_at is null then u.started_at < now() - make_interval(hours => p_hours)
      when exists (
        select from site_changes c
        where c.tenant_id = u.tenant_id and c.file = 'photos.yaml' and c.path = 'photos/' || u.photo_id and c.state in ('draft', 'asked') and c.after is not null
      ) then false
      when live.file is not null then not coalesce(v.keeps_original, u.keeps_original)
      else u.finished_at < now() - make_interval(hours => p_hours)
    end
$$;

-- Tenants that have such, for the cron; it sees names of tenants and nothing else of them.
create or replace function tenants_with_photo_uploads() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select distinct tenant_id from photo_uploads order by tenant_id
$$;
revoke execute on function tenants_with_photo_uploads(), note_photo_key_to_destroy(), keep_photo_key(), note_photo_version(), forget_photo_versions() from public;
grant execute on function tenants_with_photo_uploads() to companion_ingest;
