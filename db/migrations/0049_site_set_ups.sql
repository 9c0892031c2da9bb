-- A new companion who sets her site up herself: invited, then ready, then approved, then live. Until it is live her folder says `inactive` and nobody can open it.
create table site_set_ups (
  tenant_id text not null,
  invited_at timestamptz not null default now(),
  -- Steps that she has gone through, by name.
  steps text[] not null default '{}',
  -- When she said that it is ready.
  ready_at timestamptz,
  -- When the operator said that it may be public, and by which publication it becomes that.
  approved_at timestamptz,
  publication_id uuid,
  live_at timestamptz,
  constraint site_set_ups_pk primary key (tenant_id),
  constraint site_set_ups_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint site_set_ups_approved_check check ((approved_at is null) = (publication_id is null) and (approved_at is null or ready_at is not null))
);
alter table site_set_ups enable row level security;
create policy site_set_ups_of_tenant on site_set_ups
  using (tenant_id = (select current_setting('app.tenant_id', true))) with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on site_set_ups to companion_read, companion_ingest;
grant update on site_set_ups to companion_ingest;
