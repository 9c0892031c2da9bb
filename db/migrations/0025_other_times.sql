-- Other times that she offers for a request, her words with an answer, and deposits that can be taken back.

-- All that takes time, under one exclusion constraint: bookings that hold theirs, and times that a client may choose from.
create table taken_times (
  tenant_id text not null,
  booking_id uuid not null,
  kind text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- The appointment and the free time after it.
  during tstzrange not null,
  constraint taken_times_pk primary key (tenant_id, booking_id, kind, starts_at),
  constraint taken_times_booking_id_fk foreign key (tenant_id, booking_id) references bookings (tenant_id, booking_id) on delete cascade,
  constraint taken_times_kind_check check (kind in ('booking', 'offer')),
  -- Times that one client chooses between may lie over each other; nobody else's may.
  constraint taken_times_no_overlap exclude using gist (tenant_id with =, booking_id with <>, during with &&)
);
alter table taken_times enable row level security;
create policy taken_times_of_tenant on taken_times
  using (tenant_id = (select current_setting('app.tenant_id', true))) with check (tenant_id = (select current_setting('app.tenant_id', true)));
grant select on taken_times to companion_read, companion_ingest;
grant insert, delete on taken_times to companion_ingest;

-- As db/functions/taken_times.sql has it. Here too, so that no booking is written between this and that without its time.
create function keep_taken_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.status <> 'pending' or new.set_aside is not null then
    delete from taken_times where tenant_id = new.tenant_id and booking_id = new.booking_id and kind = 'offer';
  end if;
  delete from taken_times
  where tenant_id = new.tenant_id and booking_id = new.booking_id and kind = 'booking';
  insert into taken_times (tenant_id, booking_id, kind, starts_at, ends_at, during)
  select new.tenant_id, new.booking_id, 'booking', new.starts_at, new.ends_at, new.held_during
  where new.status = 'confirmed' or (new.status = 'pending' and new.holds_time);
  return null;
end
$$;
create trigger bookings_taken_time after insert or update of status, holds_time, set_aside, starts_at, ends_at, held_during on bookings
for each row execute function keep_taken_time();

insert into taken_times (tenant_id, booking_id, kind, starts_at, ends_at, during)
select tenant_id, booking_id, 'booking', starts_at, ends_at, held_during
from bookings where status = 'confirmed' or (status = 'pending' and holds_time);
alter table bookings drop constraint bookings_no_overlap;

alter table bookings
  -- What she wrote to the client with her answer, sealed as the client's own words are.
  add column words_sealed text;

-- What happened besides a change of status, and the time that a booking had before.
alter table booking_log
  add column deed text,
  add column from_starts_at timestamptz,
  add constraint booking_log_deed_check check (deed in ('offered', 'withdrawn', 'picked'));

grant delete on booking_steps to companion_ingest;

-- When and where she takes bookings, as tenant.yaml has it, so that the app asks the same as the form. Null: written before this.
alter table tenants add column booking_rules jsonb;
