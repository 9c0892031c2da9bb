-- Small pictures of her photos with their words, for her own app and mails, so that neither asks her site for anything.
create table pictures (
  tenant_id text not null,
  -- As in photos.yaml.
  photo_id text not null,
  format text not null,
  bytes bytea not null,
  width integer not null,
  height integer not null,
  alt text not null,
  caption text,
  content_hash text not null,
  written_at timestamptz not null default now(),
  constraint pictures_pk primary key (tenant_id, photo_id, format),
  constraint pictures_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint pictures_format_check check (format in ('webp', 'jpeg')),
  constraint pictures_bytes_check check (octet_length(bytes) between 1 and 12288)
);

alter table pictures enable row level security;
create policy pictures_of_tenant on pictures
  using (tenant_id = (select current_setting('app.tenant_id', true))) with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on pictures to companion_read, companion_ingest;
