-- One table says which times are not free (taken_times_no_overlap); this keeps the rows of bookings in it. Times on offer end with the state in which
-- they were offered.
create or replace function keep_taken_time() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_takes boolean := new.status = 'confirmed' or (new.status = 'pending' and new.holds_time);
begin
  -- A new booking has nothing there yet.
  if tg_op = 'UPDATE' then
    if new.status not in ('pending', 'confirmed') or new.set_aside is not null or new.status <> old.status then
      delete from taken_times where tenant_id = new.tenant_id and booking_id = new.booking_id and kind in ('offer', 'wish');
    end if;
    delete from taken_times
    where tenant_id = new.tenant_id and booking_id = new.booking_id and kind = 'booking'
      and not (v_takes and starts_at = new.starts_at and ends_at = new.ends_at and during = new.held_during);
  end if;
  -- What she confirms is hers to decide: what she has blocked yields to it.
  if new.status = 'confirmed' then
    delete from taken_times
    where tenant_id = new.tenant_id and during && new.held_during and kind = 'own';
  end if;
  if v_takes then
    -- Of its own row only: a time that another has is still refused.
    insert into taken_times (tenant_id, booking_id, kind, starts_at, ends_at, during)
    values (new.tenant_id, new.booking_id, 'booking', new.starts_at, new.ends_at, new.held_during)
    on conflict (tenant_id, booking_id, kind, starts_at) do nothing;
  end if;
  if new.status = 'confirmed' then
    perform lay_own_times(new.tenant_id, new.held_during);
  end if;
  return null;
end
$$;

create or replace trigger bookings_taken_time after insert or update of status, holds_time, set_aside, starts_at, ends_at, held_during on bookings
for each row execute function keep_taken_time();
