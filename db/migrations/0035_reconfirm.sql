-- Two days before, a client is asked to say that he or she is still coming.
alter table bookings
  -- When the client said so; null: not asked, or not answered.
  add column reconfirmed_at timestamptz;
alter table booking_log drop constraint booking_log_deed_check;
alter table booking_log add constraint booking_log_deed_check check (deed in ('offered', 'withdrawn', 'picked', 'lapsed', 'reconfirmed'));
