-- Who wants to know when a leg of her tour can be booked: one mail each, after the address has said yes.

create table waiting_list (
  tenant_id text not null,
  -- Names the key to the address, which lies outside this database (edge/platform/keys), and the link of its mails.
  reference text not null,
  city text not null,
  -- Of the leg, as it is now: it follows where her tour changes.
  leg_from date not null,
  leg_to date not null,
  time_zone text not null,
  -- The shortest that her site takes a booking for.
  hours numeric not null,
  email_sealed text not null,
  client_hash text not null,
  created_at timestamptz not null default now(),
  -- "Yes, tell me" of the mail. Null: nothing else is sent, and after two days the row goes.
  confirmed_at timestamptz,
  -- Whether the leg could be booked when that was last looked at.
  was_open boolean,
  told_at timestamptz,
  constraint waiting_list_pk primary key (tenant_id, reference),
  constraint waiting_list_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint waiting_list_client_unique unique (tenant_id, city, client_hash),
  constraint waiting_list_days_check check (leg_from <= leg_to),
  constraint waiting_list_city_check check (length(city) <= 60),
  constraint waiting_list_told_check check (told_at is null or confirmed_at is not null)
);
create index waiting_list_untold_idx on waiting_list (tenant_id) where confirmed_at is not null and told_at is null;

-- Times that nothing takes any more, noted while somebody waits, until they have been looked at.
create table freed_times (
  tenant_id text not null,
  freed_id bigint generated always as identity,
  during tstzrange not null,
  freed_at timestamptz not null default clock_timestamp(),
  constraint freed_times_pk primary key (tenant_id, freed_id),
  constraint freed_times_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade
);

do $$
declare
  v_table text;
begin
  foreach v_table in array array['waiting_list', 'freed_times'] loop
    execute format('alter table %I enable row level security', v_table);
    execute format(
      'create policy %I on %I using (tenant_id = (select current_setting(''app.tenant_id'', true))) with check (tenant_id = (select current_setting(''app.tenant_id'', true)))',
      v_table || '_of_tenant', v_table
    );
    execute format('grant select on %I to companion_read, companion_ingest', v_table);
    execute format('grant insert, delete on %I to companion_ingest', v_table);
  end loop;
  grant update on waiting_list to companion_ingest;
end
$$;
