-- What a companion and the operator look at: tour legs, settings of mail, sign-in, notes, what the platform runs.

-- Tour legs, as the YAML has them.
create table locations (
  tenant_id text not null,
  city text not null,
  from_day date not null,
  to_day date not null,
  time_zone text not null,
  constraint locations_pk primary key (tenant_id, from_day, city),
  constraint locations_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint locations_days_check check (from_day <= to_day)
);

-- Which mails she wants beside those about requests. No row: all.
create table mail_preferences (
  tenant_id text not null,
  weekly_report boolean not null default true,
  updated_at timestamptz not null default now(),
  constraint mail_preferences_pk primary key (tenant_id),
  constraint mail_preferences_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);

-- Links that sign in: ten minutes, once. The link itself is signed and not stored.
create table sign_in_links (
  tenant_id text not null,
  link_id uuid not null default gen_random_uuid(),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint sign_in_links_pk primary key (tenant_id, link_id),
  constraint sign_in_links_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);
-- How many links were asked for lately.
create index sign_in_links_created_idx on sign_in_links (tenant_id, created_at);

-- Who is signed in: SHA-256 of what the browser's cookie holds.
create table desk_sessions (
  tenant_id text not null,
  token_hash text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  constraint desk_sessions_pk primary key (tenant_id, token_hash),
  constraint desk_sessions_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);
-- The session of a cookie, whose tenant is not known yet.
create unique index desk_sessions_token_idx on desk_sessions (token_hash);

-- Her own notes on a request, sealed as the client's words are.
alter table bookings add column notes_sealed text;

alter table tenants
  add column deployed_at timestamptz,
  add column deployed_hash text;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['locations', 'mail_preferences', 'sign_in_links', 'desk_sessions'] loop
    execute format('alter table %I enable row level security', v_table);
    execute format(
      'create policy %I on %I using (tenant_id = (select current_setting(''app.tenant_id'', true))) with check (tenant_id = (select current_setting(''app.tenant_id'', true)))',
      v_table || '_of_tenant', v_table
    );
    execute format('grant select on %I to companion_read, companion_ingest', v_table);
  end loop;
  grant insert, update on mail_preferences to companion_ingest;
  grant delete on desk_sessions to companion_ingest;
end
$$;

-- The variant that was kept when a test was ended.
alter table ab_tests add column winner text;

alter table bookings
  -- What the client chose, as the site called it.
  add column service_name text,
  -- Only while the visit has not been counted yet, for minutes: then the source is copied and this is forgotten.
  add column awaited_visitor_id text;
-- Requests whose visit is still to come.
create index bookings_awaited_idx on bookings (created_at) where awaited_visitor_id is not null;
