-- The clock of the place: a booking in Brisbane at 7 pm is told as 7 pm, whatever her home city's clocks show then.
alter table bookings add column time_zone text;

-- What the request was read by when it came: the clock of its tour leg, else that of her home city.
update bookings b set time_zone = coalesce(
  (
    select l.time_zone from locations l
    where l.tenant_id = b.tenant_id and l.city = b.city and (b.starts_at at time zone l.time_zone)::date between l.from_day and l.to_day
    limit 1
  ),
  (select t.time_zone from tenants t where t.tenant_id = b.tenant_id)
);

alter table bookings alter column time_zone set not null;
