-- Which transaction wrote a visit last, so that a day's rollups need look only at visits that have changed since.
alter table sessions add column changed_in xid8 not null default '0';
-- Apart, so that the rows that are there are not written anew.
alter table sessions alter column changed_in set default pg_current_xact_id();
alter table rolled_visits add column session_id uuid;

-- Of a day that has been rolled up: what of its visits could be seen then.
create table rolled_days (
  tenant_id text not null,
  day date not null,
  seen pg_snapshot not null,
  constraint rolled_days_pk primary key (tenant_id, day),
  constraint rolled_days_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);
alter table rolled_days enable row level security;
create policy rolled_days_of_tenant on rolled_days
  using (tenant_id = (select current_setting('app.tenant_id', true))) with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on rolled_days to companion_read, companion_ingest;
grant insert, update, delete on rolled_days to companion_ingest;
