-- An appointment that she entered and of which no mail asks for a deposit: what was agreed by phone has been paid, or needs none.
alter table bookings add column without_deposit boolean not null default false;
