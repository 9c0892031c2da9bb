-- Times on offer that end are told: nobody picked one in time.
alter table booking_log drop constraint booking_log_deed_check;
alter table booking_log add constraint booking_log_deed_check check (deed in ('offered', 'withdrawn', 'picked', 'lapsed'));

alter table bookings
  -- What she wrote to the client with other times. Her words with an answer, how to pay among them, stay as they are.
  add column offer_words_sealed text;

-- Requests of a flood whose clients confirmed their address, and of which she was never told.
insert into mails (tenant_id, kind, occasion)
select tenant_id, 'request_companion', reference
from bookings
where status = 'pending' and set_aside is null and email_check = 'confirmed' and hold_expires_at > now()
on conflict do nothing;
