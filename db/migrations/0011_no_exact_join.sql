-- The id of a form_submit was a hash of the booking's reference, and both rows had the same millisecond: what was stored so far joins no longer.
update events set event_id = gen_random_uuid() where name in ('form_submit', 'experiment_conversion');
update bookings set created_at = date_trunc('minute', created_at);
update booking_log set at = date_trunc('minute', at) where from_status is null;

-- How many events a visit has, of which one visitor may add so many in a day.
alter table sessions add column events integer not null default 0;
update sessions s set events = page_views + interactions where events = 0;
