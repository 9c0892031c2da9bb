-- Times of bookings had the millisecond of the request, and so had their visits: what was stored so far says no more than the minute.
-- A hold that runs is never made shorter. From now on db/functions/whole_minutes.sql sees to it.
alter table bookings disable trigger bookings_updated_at;
update bookings set
  hold_expires_at = date_trunc('minute', hold_expires_at + interval '59.999999 seconds'),
  held_until = date_trunc('minute', case when holds_time then held_until + interval '59.999999 seconds' else held_until end),
  created_at = date_trunc('minute', created_at),
  updated_at = date_trunc('minute', updated_at),
  answered_at = date_trunc('minute', answered_at);
alter table bookings enable trigger bookings_updated_at;
update booking_log set at = date_trunc('minute', at);
update booking_steps set recorded_at = date_trunc('minute', recorded_at);
update mails set
  created_at = date_trunc('minute', created_at),
  sent_at = date_trunc('minute', sent_at),
  due_at = case when status = 'pending' then due_at else date_trunc('minute', due_at) end;
