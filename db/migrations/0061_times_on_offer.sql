-- Every request asks for the times on offer and those wished for, of which there are few, in a calendar that may hold thousands of others.
create index taken_times_on_offer_idx on taken_times (tenant_id, kind, booking_id) where kind in ('offer', 'wish');
