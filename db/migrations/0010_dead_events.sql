-- Events that could not be counted: one row each, so that none of them costs others their counts and a person can look and try again.
create table dead_events (
  tenant_id text not null,
  dead_id uuid not null,
  died_at timestamptz not null default now(),
  reason text not null,
  payload text not null,
  constraint dead_events_pk primary key (tenant_id, dead_id),
  constraint dead_events_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);

alter table dead_events enable row level security;
create policy dead_events_of_tenant on dead_events
  using (tenant_id = (select current_setting('app.tenant_id', true)))
  with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on dead_events to companion_read, companion_ingest;
grant insert, update, delete on dead_events to companion_ingest;
