-- The seven tables. Every key begins with tenant_id, so that the schema distributes by tenant as it stands.

create extension if not exists btree_gist;

create function set_updated_at() returns trigger language plpgsql as $$
begin
  new.updated_at := now();
  return new;
end
$$;

create table tenants (
  tenant_id text not null,
  name text not null,
  status text not null,
  city text not null,
  time_zone text not null,
  locale text not null,
  currency text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint tenants_pk primary key (tenant_id),
  constraint tenants_status_check check (status in ('active', 'preview', 'inactive'))
);
create trigger tenants_updated_at before update on tenants for each row execute function set_updated_at();

-- A visit: ends after 30 quiet minutes. visitor_id is a keyed hash whose salt is deleted after 48 hours.
create table sessions (
  tenant_id text not null,
  session_id uuid not null,
  visitor_id text not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  page_views integer not null default 0,
  entry_path text not null,
  exit_path text not null,
  referrer_host text,
  utm_source text,
  utm_medium text,
  utm_campaign text,
  utm_term text,
  utm_content text,
  country text,
  region text,
  city text,
  device text not null,
  browser text,
  os text,
  constraint sessions_pk primary key (tenant_id, session_id),
  constraint sessions_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint sessions_times_check check (started_at <= last_seen_at)
);
-- Finds the visit that an event continues.
create index sessions_visitor_idx on sessions (tenant_id, visitor_id, last_seen_at desc);

create table ab_tests (
  tenant_id text not null,
  test_id text not null,
  version integer not null,
  kind text not null,
  hypothesis text not null,
  page text not null,
  slot text not null,
  status text not null,
  traffic numeric not null,
  variants jsonb not null,
  started_on date not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint ab_tests_pk primary key (tenant_id, test_id, version),
  constraint ab_tests_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint ab_tests_status_check check (status in ('draft', 'running', 'paused', 'completed'))
);
create trigger ab_tests_updated_at before update on ab_tests for each row execute function set_updated_at();

-- One row per visit and test. A visit lives a day at most, so nothing here links a person across days.
create table ab_assignments (
  tenant_id text not null,
  session_id uuid not null,
  test_id text not null,
  version integer not null,
  variant text not null,
  exposed_at timestamptz,
  converted_at timestamptz,
  constraint ab_assignments_pk primary key (tenant_id, session_id, test_id, version),
  constraint ab_assignments_session_id_fk foreign key (tenant_id, session_id) references sessions (tenant_id, session_id) on delete cascade
);

create table events (
  tenant_id text not null,
  event_id uuid not null,
  occurred_at timestamptz not null,
  session_id uuid not null,
  name text not null,
  path text not null,
  variants jsonb not null,
  data jsonb not null,
  constraint events_pk primary key (tenant_id, occurred_at, event_id)
) partition by range (occurred_at);
-- Catches what no month's partition takes, so that a late or early event is never refused.
create table events_default partition of events default;
-- One visit in order.
create index events_session_idx on events (tenant_id, session_id, occurred_at);

create table bookings (
  tenant_id text not null,
  booking_id uuid not null default gen_random_uuid(),
  reference text not null,
  idempotency_key text not null,
  status text not null,
  -- Why it has this status, where that is not plain: slot_taken.
  status_reason text,
  service_id text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The booking and the free time after it: what no other booking may touch.
  held_during tstzrange not null,
  hold_expires_at timestamptz not null,
  city text not null,
  client_name text not null,
  client_email text not null,
  client_phone text,
  message text,
  referrer_host text,
  utm_source text,
  utm_medium text,
  utm_campaign text,
  variants jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint bookings_pk primary key (tenant_id, booking_id),
  constraint bookings_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete restrict,
  constraint bookings_idempotency_key_unique unique (tenant_id, idempotency_key),
  constraint bookings_reference_unique unique (tenant_id, reference),
  constraint bookings_times_check check (starts_at < ends_at),
  constraint bookings_status_check check (status in ('pending', 'confirmed', 'declined', 'cancelled', 'completed', 'no_show', 'expired')),
  constraint bookings_no_overlap exclude using gist (tenant_id with =, held_during with &&) where (status in ('pending', 'confirmed'))
);
create trigger bookings_updated_at before update on bookings for each row execute function set_updated_at();
-- The inbox: newest first, by status.
create index bookings_inbox_idx on bookings (tenant_id, status, created_at desc);

create table social_media_metrics (
  tenant_id text not null,
  platform text not null,
  post_id text not null,
  measured_on date not null,
  posted_at timestamptz,
  utm_campaign text,
  impressions bigint not null default 0,
  likes bigint not null default 0,
  comments bigint not null default 0,
  shares bigint not null default 0,
  clicks bigint not null default 0,
  created_at timestamptz not null default now(),
  constraint social_media_metrics_pk primary key (tenant_id, platform, post_id, measured_on),
  constraint social_media_metrics_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);
