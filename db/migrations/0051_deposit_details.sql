-- How a deposit is paid to her (bank details, a PayID): sealed, for the mail that confirms a request, and never on her site.
create table deposit_details (
  tenant_id text not null,
  -- Names the key to it, which lies outside this database (edge/platform/keys). Another one each time she saves.
  reference text not null,
  details_sealed text not null,
  saved_at timestamptz not null default now(),
  constraint deposit_details_pk primary key (tenant_id),
  constraint deposit_details_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);
alter table deposit_details enable row level security;
create policy deposit_details_of_tenant on deposit_details
  using (tenant_id = (select current_setting('app.tenant_id', true))) with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on deposit_details to companion_read, companion_ingest;
grant insert, delete on deposit_details to companion_ingest;
