-- Her diary: times that she keeps for herself stand beside bookings and offers, under the one constraint.

-- An hour, days, or what repeats. By the clock of its place: a Tuesday evening is one on both sides of a change of clocks.
create table time_blocks (
  tenant_id text not null,
  block_id uuid not null default gen_random_uuid(),
  starts_local timestamp not null,
  ends_local timestamp not null,
  time_zone text not null,
  -- City by whose clock it is told.
  place text not null,
  -- RRULE of RFC 5545, e.g. FREQ=WEEKLY;UNTIL=20270301T000000. Null: once.
  rule text,
  -- Of what repeats: beginnings that are free all the same.
  skipped timestamp[] not null default '{}',
  made_by text not null,
  made_at timestamptz not null default now(),
  -- Taken back; for a while it can be kept again.
  lifted_at timestamptz,
  -- Of what repeats without an end that is near: how far its times are written.
  laid_until timestamptz,
  constraint time_blocks_pk primary key (tenant_id, block_id),
  constraint time_blocks_tenant_id_fk foreign key (tenant_id) references tenants (tenant_id) on delete cascade,
  constraint time_blocks_order_check check (starts_local < ends_local),
  constraint time_blocks_made_by_check check (made_by in ('companion', 'developer'))
);

-- Each single time of a block, as an instant. What bookings leave of it is in taken_times.
create table own_times (
  tenant_id text not null,
  own_time_id bigint generated always as identity,
  block_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  during tstzrange not null generated always as (tstzrange(starts_at, ends_at)) stored,
  constraint own_times_pk primary key (tenant_id, own_time_id),
  constraint own_times_block_id_fk foreign key (tenant_id, block_id) references time_blocks (tenant_id, block_id) on delete cascade,
  constraint own_times_order_check check (starts_at < ends_at)
);
create index own_times_during_idx on own_times using gist (tenant_id, during);
create index own_times_block_idx on own_times (tenant_id, block_id, starts_at);

alter table taken_times
  drop constraint taken_times_pk,
  drop constraint taken_times_no_overlap,
  drop constraint taken_times_kind_check,
  alter column booking_id drop not null,
  add column taken_time_id bigint generated always as identity,
  add column own_time_id bigint,
  -- Whose the time is: a booking's, or her own.
  add column holder_id uuid not null generated always as (coalesce(booking_id, '00000000-0000-0000-0000-000000000000'::uuid)) stored,
  add constraint taken_times_pk primary key (tenant_id, taken_time_id),
  add constraint taken_times_booking_unique unique (tenant_id, booking_id, kind, starts_at),
  add constraint taken_times_own_time_id_fk foreign key (tenant_id, own_time_id) references own_times (tenant_id, own_time_id) on delete cascade,
  add constraint taken_times_kind_check check (kind in ('booking', 'offer', 'own')),
  add constraint taken_times_holder_check check ((kind = 'own') = (booking_id is null) and (kind = 'own') = (own_time_id is not null)),
  -- Times that one client chooses between may lie over each other, and so may her own; nobody else's may.
  add constraint taken_times_no_overlap exclude using gist (tenant_id with =, holder_id with <>, during with &&);
create index taken_times_own_time_idx on taken_times (tenant_id, own_time_id) where own_time_id is not null;

do $$
declare
  v_table text;
begin
  foreach v_table in array array['time_blocks', 'own_times'] loop
    execute format('alter table %I enable row level security', v_table);
    execute format(
      'create policy %I on %I using (tenant_id = (select current_setting(''app.tenant_id'', true))) with check (tenant_id = (select current_setting(''app.tenant_id'', true)))',
      v_table || '_of_tenant', v_table
    );
    execute format('grant select on %I to companion_read, companion_ingest', v_table);
    execute format('grant insert, update, delete on %I to companion_ingest', v_table);
  end loop;
end
$$;
