-- Appointments that she has agreed by phone or text, and enters herself.
alter table bookings
  -- Entered by her: no request of her site's, and in no figure of what the site brings.
  add column is_entry boolean not null default false,
  -- She knows no e-mail address: nothing can be mailed to the client.
  add column has_no_email boolean not null default false;
alter table booking_log drop constraint booking_log_deed_check;
alter table booking_log add constraint booking_log_deed_check
  check (deed in ('offered', 'withdrawn', 'picked', 'lapsed', 'reconfirmed', 'entered', 'changed'));
