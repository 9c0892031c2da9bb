-- Her app on her phone: under which neutral name, and which devices are told that something waits.

-- Name and icon of the app. No row: the first of APP_LOOKS.
create table app_looks (
  tenant_id text not null,
  look text not null,
  updated_at timestamptz not null default now(),
  constraint app_looks_pk primary key (tenant_id),
  constraint app_looks_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint app_looks_look_check check (look in ('diary', 'notes', 'studio'))
);

-- A device that wants to be told. It goes when its browser signs out, and when its push service has forgotten it.
create table push_subscriptions (
  tenant_id text not null,
  subscription_id uuid not null default gen_random_uuid(),
  -- Whose sign-out ends it: as in desk_sessions. Not a foreign key, because a session that is merely thirty days old ends nothing.
  session_hash text not null,
  endpoint text not null,
  p256dh text not null,
  auth text not null,
  -- The platform's public key that the device was given. With another one it has to be asked again.
  server_key text not null,
  created_at timestamptz not null default now(),
  -- What it has been told of: a mail's time is a whole minute, so that the last requests of it are kept by name.
  told_until timestamptz not null default now(),
  told text[] not null default '{}',
  due_at timestamptz not null default now(),
  failures integer not null default 0,
  constraint push_subscriptions_pk primary key (tenant_id, subscription_id),
  constraint push_subscriptions_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint push_subscriptions_endpoint_check check (endpoint like 'https://%' and length(endpoint) <= 1000)
);
-- One browser is one device, whoever signs in there.
create unique index push_subscriptions_endpoint_idx on push_subscriptions (endpoint);

do $$
declare
  v_table text;
begin
  foreach v_table in array array['app_looks', 'push_subscriptions'] loop
    execute format('alter table %I enable row level security', v_table);
    execute format(
      'create policy %I on %I using (tenant_id = (select current_setting(''app.tenant_id'', true))) with check (tenant_id = (select current_setting(''app.tenant_id'', true)))',
      v_table || '_of_tenant', v_table
    );
    execute format('grant select on %I to companion_read, companion_ingest', v_table);
  end loop;
end
$$;
grant insert, update on app_looks to companion_ingest;
grant update, delete on push_subscriptions to companion_ingest;
