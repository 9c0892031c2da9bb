-- Calendars of her own that she has the platform read: their busy times, and nothing else of them, stand beside what she has blocked.

create table busy_calendars (
  tenant_id text not null,
  calendar_id uuid not null default gen_random_uuid(),
  -- Names the key to its address, which lies outside this database (edge/platform/keys).
  reference text not null,
  -- Its address is a secret: whoever has it reads her calendar.
  address_sealed text not null,
  host text not null,
  made_at timestamptz not null default now(),
  -- What the calendar's server said of the version that was read, so that it can answer 304.
  etag text,
  last_modified text,
  -- When it was last read, whether or not it had changed, and when last from beginning to end.
  read_at timestamptz not null default now(),
  whole_at timestamptz not null default now(),
  -- Entries that could not be understood.
  unread integer not null default 0,
  due_at timestamptz not null,
  failures integer not null default 0,
  problem text,
  constraint busy_calendars_pk primary key (tenant_id, calendar_id),
  constraint busy_calendars_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint busy_calendars_reference_unique unique (tenant_id, reference),
  constraint busy_calendars_host_check check (length(host) <= 253),
  constraint busy_calendars_problem_check check (problem ~ '^[a-z_]{1,30}$')
);
create index busy_calendars_due_idx on busy_calendars (due_at);

alter table own_times
  alter column block_id drop not null,
  add column calendar_id uuid,
  add constraint own_times_calendar_id_fk foreign key (tenant_id, calendar_id) references busy_calendars (tenant_id, calendar_id) on delete cascade,
  add constraint own_times_source_check check (num_nonnulls(block_id, calendar_id) = 1);
create index own_times_calendar_idx on own_times (tenant_id, calendar_id, starts_at) where calendar_id is not null;

alter table busy_calendars enable row level security;
create policy busy_calendars_of_tenant on busy_calendars
  using (tenant_id = (select current_setting('app.tenant_id', true)))
  with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on busy_calendars to companion_read, companion_ingest;
grant insert, update, delete on busy_calendars to companion_ingest;
