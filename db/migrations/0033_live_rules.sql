-- When and where she takes bookings is hers to change: what tenant.yaml says is where it begins, and one of two ways to change it.
alter table tenants
  -- What tenant.yaml said when it was last read: what differs from it since is a developer's change. Null: read by the version before.
  add column yaml_rules jsonb,
  -- Counts changes, so that of two pages that are open at once the later one sees the other's.
  add column rules_version integer not null default 1;
grant update (booking_rules, rules_version) on tenants to companion_ingest;
grant insert, delete on locations to companion_ingest;

-- Who changed her hours, tour and rules, when, from what to what.
create table rule_changes (
  tenant_id text not null,
  change_id bigint generated always as identity,
  made_at timestamptz not null default now(),
  made_by text not null,
  -- openings, noticeHours, ...; tour Brisbane 2026-12-04 for a leg, exceptions 2026-12-24 for a single day.
  field text not null,
  before jsonb,
  after jsonb,
  constraint rule_changes_pk primary key (tenant_id, change_id),
  constraint rule_changes_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint rule_changes_made_by_check check (made_by in ('companion', 'developer'))
);
alter table rule_changes enable row level security;
create policy rule_changes_of_tenant on rule_changes
  using (tenant_id = (select current_setting('app.tenant_id', true))) with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on rule_changes to companion_read, companion_ingest;
grant insert on rule_changes to companion_ingest;
