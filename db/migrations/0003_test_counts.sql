-- What each test has counted, by day of the tenant's time zone: kept when the raw events are gone. The counts are of visitors, once each.
create table ab_daily_counts (
  tenant_id text not null,
  test_id text not null,
  version integer not null,
  day date not null,
  variant text not null,
  exposures integer not null default 0,
  conversions integer not null default 0,
  form_starts integer not null default 0,
  photo_clicks integer not null default 0,
  contact_clicks integer not null default 0,
  constraint ab_daily_counts_pk primary key (tenant_id, test_id, version, day, variant),
  constraint ab_daily_counts_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);
