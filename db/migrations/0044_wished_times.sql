-- A client asks for another time of an appointment that stands: it is held beside the old one until she has answered.
alter table taken_times drop constraint taken_times_kind_check;
alter table taken_times add constraint taken_times_kind_check check (kind in ('booking', 'offer', 'wish', 'own'));
alter table booking_log drop constraint booking_log_deed_check;
alter table booking_log add constraint booking_log_deed_check
  check (deed in ('offered', 'withdrawn', 'picked', 'lapsed', 'reconfirmed', 'entered', 'changed', 'moved', 'asked', 'agreed', 'kept'));
