-- What is blurred in each file that was made of a photo of hers. A file is never written over, so that whichever of them is live again, by a discarded draft or
-- an undone change, it is known what is hidden in it.
create table photo_versions (
  tenant_id text not null,
  -- As photos.yaml names it.
  file text not null,
  photo_id text not null,
  -- Regions that are burnt into it: [{x, y, width, height}].
  blur jsonb not null default '[]',
  -- She wants the original kept, sealed, once this file is on her site.
  keeps_original boolean not null default false,
  constraint photo_versions_pk primary key (tenant_id, file),
  constraint photo_versions_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);
create index photo_versions_photo_idx on photo_versions (tenant_id, photo_id);

alter table photo_versions enable row level security;
create policy photo_versions_of_tenant on photo_versions
  using (tenant_id = (select current_setting('app.tenant_id', true))) with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on photo_versions to companion_read, companion_ingest;
grant insert, update, delete on photo_versions to companion_ingest;

insert into photo_versions (tenant_id, file, photo_id, blur, keeps_original)
select tenant_id, file, photo_id, blur, keeps_original from photo_uploads where file is not null and photo_id is not null;
-- A file without a mark in its name has never had a blur. What other files of before have burnt in nobody has noted.
insert into photo_versions (tenant_id, file, photo_id, keeps_original)
select tenant_id, photo_id || '.jpg', photo_id, keeps_original from photo_uploads where photo_id is not null
on conflict do nothing;
