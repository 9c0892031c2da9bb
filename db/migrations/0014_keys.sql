-- Each request has a key of its own outside this database. When its details go here, that key has to go there: a request to do so, which outlives a crash.
create table keys_to_destroy (
  tenant_id text not null,
  reference text not null,
  since timestamptz not null default now(),
  constraint keys_to_destroy_pk primary key (tenant_id, reference)
);

-- The secret part of a calendar feed's address. A new one ends the address before.
create table calendar_feeds (
  tenant_id text not null,
  feed_id uuid not null default gen_random_uuid(),
  made_at timestamptz not null default now(),
  constraint calendar_feeds_pk primary key (tenant_id),
  constraint calendar_feeds_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);

-- A keyed hash of a constant for each secret that data depend on: tells whether a secret is the one of these data, and nothing of the secret.
create table if not exists platform.secret_checks (
  name text not null,
  check_value text not null,
  noted_at timestamptz not null default now(),
  constraint secret_checks_pk primary key (name, check_value)
);

do $$
declare
  v_table text;
begin
  foreach v_table in array array['keys_to_destroy', 'calendar_feeds'] loop
    execute format('alter table %I enable row level security', v_table);
    execute format(
      'create policy %I on %I using (tenant_id = (select current_setting(''app.tenant_id'', true))) with check (tenant_id = (select current_setting(''app.tenant_id'', true)))',
      v_table || '_of_tenant', v_table
    );
    execute format('grant select on %I to companion_read, companion_ingest', v_table);
  end loop;
  grant delete on keys_to_destroy to companion_ingest;
  grant insert, update on calendar_feeds to companion_ingest;
end
$$;
