-- A client moves a request that is not answered yet.
alter table booking_log drop constraint booking_log_deed_check;
alter table booking_log add constraint booking_log_deed_check
  check (deed in ('offered', 'withdrawn', 'picked', 'lapsed', 'reconfirmed', 'entered', 'changed', 'moved'));
