-- Photos that she adds from her phone: each on its way here piece by piece, then sealed in the store of originals until it is on her site, or until nobody wants it.
create table photo_uploads (
  tenant_id text not null,
  -- A keyed hash of the file: the same file goes on where it was, and nobody can tell from it which photo it is.
  upload_id text not null,
  sent_bytes integer not null,
  received_bytes integer not null default 0,
  -- Where its cleaner stands in the file (edge/platform/uploads/clean).
  cleaner jsonb,
  -- Sealed pieces in the store, in their order.
  parts text[] not null default '{}',
  started_at timestamptz not null default now(),
  -- When all of it was here, without its metadata.
  finished_at timestamptz,
  -- The sealed photo in the store, and a smaller one that her browser has made of it.
  object text,
  preview text,
  -- As photos.yaml will have it.
  photo_id text,
  file text,
  width integer,
  height integer,
  -- Regions that are burnt into what is published: [{x, y, width, height}].
  blur jsonb not null default '[]',
  -- She wants the original kept, sealed, after the photo is on her site.
  keeps_original boolean not null default false,
  constraint photo_uploads_pk primary key (tenant_id, upload_id),
  constraint photo_uploads_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint photo_uploads_received_check check (received_bytes between 0 and sent_bytes),
  constraint photo_uploads_finished_check check ((finished_at is null) = (object is null) and (finished_at is null) = (photo_id is null))
);
create unique index photo_uploads_photo_unique on photo_uploads (tenant_id, photo_id);

alter table photo_uploads enable row level security;
create policy photo_uploads_of_tenant on photo_uploads
  using (tenant_id = (select current_setting('app.tenant_id', true))) with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on photo_uploads to companion_read, companion_ingest;
grant insert, update, delete on photo_uploads to companion_ingest;
