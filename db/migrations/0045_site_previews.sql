-- Her draft as a site that she alone can open, before she publishes it. One for each tenant, made again when the draft changes, gone with it or after a day.
create table site_previews (
  tenant_id text not null,
  -- What her key is made from: another preview has another key.
  preview_id uuid not null,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- SHA-256 of the key.
  access_hash text not null,
  -- Origin of her app, which may show it in a frame.
  framed_by text not null,
  -- Of what it was last made (draft_mark). Null: not yet.
  built_mark text,
  built_at timestamptz,
  -- Why it could not be: [{file, path, words}], and of a conflict what the folder says now.
  problems jsonb not null default '[]',
  constraint site_previews_pk primary key (tenant_id),
  constraint site_previews_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);
alter table site_previews enable row level security;
create policy site_previews_of_tenant on site_previews
  using (tenant_id = (select current_setting('app.tenant_id', true))) with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on site_previews to companion_read, companion_ingest;
grant insert, update, delete on site_previews to companion_ingest;
