-- The zone of a booking that comes without one: from an outbox that was filled before bookings kept it. As the edge reads a request.
create or replace function set_booking_time_zone() returns trigger language plpgsql as $$
begin
  new.time_zone := coalesce(
    (
      select l.time_zone from locations l
      where l.tenant_id = new.tenant_id and l.city = new.city and (new.starts_at at time zone l.time_zone)::date between l.from_day and l.to_day
      limit 1
    ),
    (select t.time_zone from tenants t where t.tenant_id = new.tenant_id)
  );
  return new;
end
$$;

create or replace trigger bookings_time_zone before insert on bookings
for each row when (new.time_zone is null) execute function set_booking_time_zone();
