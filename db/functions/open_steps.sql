-- The steps that an actor can take now, in the order of the table above. Pages offer these and no others.
create or replace function open_steps(b bookings, p_actor text) returns text[] language sql stable as $$
  select coalesce(array_agg(t.to_status order by t.nth), '{}')
  from (select *, row_number() over () as nth from booking_transitions()) t
  where t.from_status = b.status and t.actor = p_actor
    and is_step_open(t.at, b.ends_at)
    -- What lies aside is none of her requests, and a time that another holds by now cannot be confirmed.
    and not (p_actor = 'companion' and b.set_aside is not null)
    and not (t.to_status = 'confirmed' and is_time_booked(b.tenant_id, b.held_during, b.booking_id))
$$;

-- Of a booking by its key, as the version before asks.
create or replace function open_steps(p_tenant_id text, p_booking_id uuid, p_actor text) returns text[] language sql stable as $$
  select coalesce((select open_steps(b, p_actor) from bookings b where b.tenant_id = p_tenant_id and b.booking_id = p_booking_id), '{}')
$$;
