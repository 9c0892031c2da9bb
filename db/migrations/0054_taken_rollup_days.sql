-- Changed days that somebody is rolling up, so that no batch of events waits for it. A row stays until the day's rollups are there: whoever is stopped in between
-- has it found again.
create table taken_rollup_days (
  tenant_id text not null,
  day date not null,
  taken_by bigint not null,
  constraint taken_rollup_days_pk primary key (tenant_id, day, taken_by),
  constraint taken_rollup_days_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);
alter table taken_rollup_days enable row level security;
create policy taken_rollup_days_of_tenant on taken_rollup_days
  using (tenant_id = (select current_setting('app.tenant_id', true))) with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on taken_rollup_days to companion_read, companion_ingest;
grant insert, delete on taken_rollup_days to companion_ingest;
