-- No time that is kept with a booking says more than its minute: visits have milliseconds, and a moment that both had would join a client to a visit.
-- This is the one place that sees to it, for all columns there are, whoever writes them. Its arguments: columns that stay as they are.
create or replace function keep_whole_minutes() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  v_row jsonb := to_jsonb(new);
begin
  return jsonb_populate_record(new, (
    select jsonb_object_agg(attname, date_trunc('minute', (v_row ->> attname)::timestamptz))
    from pg_attribute
    where attrelid = tg_relid and attnum > 0 and not attisdropped and atttypid = 'timestamptz'::regtype and attname <> all (coalesce(tg_argv, '{}'))
  ));
end
$$;

-- Triggers run in the order of their names, so this comes after bookings_updated_at. When the appointment is, the client has chosen.
create or replace trigger bookings_whole_minutes before insert or update on bookings
for each row execute function keep_whole_minutes('starts_at', 'ends_at');

create or replace trigger booking_log_whole_minutes before insert or update on booking_log
for each row execute function keep_whole_minutes();

create or replace trigger booking_steps_whole_minutes before insert or update on booking_steps
for each row execute function keep_whole_minutes();

-- Mails leave in the order in which they came: of one that waits, the moment it is due is kept until it has left.
create or replace trigger mails_whole_minutes before insert or update on mails
for each row when (new.status <> 'pending') execute function keep_whole_minutes();

create or replace trigger mails_whole_minutes_waiting before insert or update on mails
for each row when (new.status = 'pending') execute function keep_whole_minutes('due_at');

-- What became free before somebody's yes is told apart from what did after it.
create or replace trigger waiting_list_whole_minutes before insert or update on waiting_list
for each row execute function keep_whole_minutes('confirmed_at');

-- When a hold that begins now ends: a whole minute, and never sooner than was promised.
create or replace function hold_end(p_hours integer) returns timestamptz language sql stable as $$
  select date_trunc('minute', now()) + interval '1 minute' + make_interval(hours => p_hours)
$$;
