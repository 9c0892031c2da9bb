-- Analytics as dashboards read them: sessions that know where they came from, daily rollups, counted drops, retention, and roles that see one tenant.

alter table tenants
  add column event_days integer not null default 90,
  add column rollup_months integer not null default 25,
  add column booking_days integer not null default 180,
  add constraint tenants_retention_check check (event_days between 1 and 400 and rollup_months between 1 and 60 and booking_days between 1 and 3650);

alter table sessions
  -- The same person's id under the salt of the day after or before, for a visit over midnight. Forgotten when the salts are.
  add column other_visitor_id text,
  add column interactions integer not null default 0,
  add column engaged_seconds integer not null default 0,
  add column click_source text,
  add column channel text not null default 'direct',
  add column source text not null default 'direct';

-- Finds a visit by the id that a person had on the other side of midnight.
create index sessions_other_visitor_idx on sessions (tenant_id, other_visitor_id, last_seen_at) where other_visitor_id is not null;
-- The visits of a day, for rollups and retention.
create index sessions_started_idx on sessions (tenant_id, started_at);
-- A visit's events lie between its first and its last moment, which the primary key finds.
drop index events_session_idx;

alter table bookings
  add column channel text,
  add column source text,
  add column click_source text,
  add column visit_city text;
-- Bookings by the day they were asked for.
create index bookings_created_idx on bookings (tenant_id, created_at);

-- Visits of a day by one dimension: all, channel, source, campaign, country, city, device, browser, entry. `visitors` are different people of that day.
create table daily_visits (
  tenant_id text not null,
  dimension text not null,
  day date not null,
  value text not null,
  visits integer not null,
  visitors integer not null,
  bounces integer not null,
  page_views integer not null,
  seconds bigint not null,
  constraint daily_visits_pk primary key (tenant_id, dimension, day, value),
  constraint daily_visits_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);

-- Events of a day by name and what they were about: the path of a page, the id of a photo, a platform.
create table daily_events (
  tenant_id text not null,
  name text not null,
  day date not null,
  subject text not null,
  events integer not null,
  visits integer not null,
  constraint daily_events_pk primary key (tenant_id, name, day, subject),
  constraint daily_events_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);

-- Visits of a day that reached each step of the funnel, one after the other.
create table daily_funnel (
  tenant_id text not null,
  day date not null,
  step smallint not null,
  name text not null,
  visits integer not null,
  constraint daily_funnel_pk primary key (tenant_id, day, step),
  constraint daily_funnel_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);

-- Days whose rollups no longer say what the events say.
create table rollup_days (
  tenant_id text not null,
  day date not null,
  constraint rollup_days_pk primary key (tenant_id, day),
  constraint rollup_days_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);

-- What was sent and not counted, by reason: `drop_id` makes delivery idempotent.
create table event_drops (
  tenant_id text not null,
  drop_id uuid not null,
  occurred_at timestamptz not null,
  reason text not null,
  drops integer not null,
  constraint event_drops_pk primary key (tenant_id, drop_id),
  constraint event_drops_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);
-- Drops of a time by reason; and what retention removes.
create index event_drops_occurred_idx on event_drops (tenant_id, occurred_at);

-- What was exported, erased or handed over, and when. No personal data: a receipt.
create table privacy_receipts (
  tenant_id text not null,
  receipt_id uuid not null default gen_random_uuid(),
  kind text not null,
  counts jsonb not null,
  created_at timestamptz not null default now(),
  constraint privacy_receipts_pk primary key (tenant_id, receipt_id),
  constraint privacy_receipts_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint privacy_receipts_kind_check check (kind in ('export', 'erase', 'archive'))
);

alter table social_media_metrics add column url text;
-- Posts of a campaign, which joins them to visits.
create index social_media_metrics_campaign_idx on social_media_metrics (tenant_id, utm_campaign) where utm_campaign is not null;

-- Roles. Who migrates owns the tables. A Worker's user is a member of the other two and takes one of them for each transaction; neither can log in.
-- Roles belong to the whole server, so that another database of it may have made them already, or be making them now.
do $$
declare
  v_role text;
begin
  foreach v_role in array array['companion_ingest', 'companion_read'] loop
    begin
      execute format('create role %I nologin', v_role);
    exception when duplicate_object or unique_violation then
      null;
    end;
  end loop;
end
$$;

-- One tenant at a time: rows of another do not exist for these roles, and without a tenant there are none.
do $$
declare
  v_table text;
begin
  foreach v_table in array array[
    'tenants', 'sessions', 'ab_tests', 'ab_assignments', 'ab_daily_counts', 'events', 'bookings', 'social_media_metrics',
    'daily_visits', 'daily_events', 'daily_funnel', 'rollup_days', 'event_drops', 'privacy_receipts'
  ] loop
    execute format('alter table %I enable row level security', v_table);
    execute format(
      'create policy %I on %I using (tenant_id = (select current_setting(''app.tenant_id'', true))) with check (tenant_id = (select current_setting(''app.tenant_id'', true)))',
      v_table || '_of_tenant', v_table
    );
    execute format('grant select on %I to companion_read, companion_ingest', v_table);
  end loop;
  foreach v_table in array array[
    'sessions', 'ab_assignments', 'ab_daily_counts', 'events', 'daily_visits', 'daily_events', 'daily_funnel', 'rollup_days', 'event_drops'
  ] loop
    execute format('grant insert, update, delete on %I to companion_ingest', v_table);
  end loop;
  grant insert, update on bookings to companion_ingest;
end
$$;
