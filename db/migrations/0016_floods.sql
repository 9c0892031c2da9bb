-- What keeps a stranger from filling her calendar, and a block from being noticed.

alter table bookings
  -- Whether the client has said "Yes, it's me" from the mailbox that was named.
  add column email_check text not null default 'not_asked',
  -- How long the policy holds a time, to begin anew when the address is confirmed. Null: a row from before this column.
  add column hold_hours integer,
  -- When the time is let go, where that is sooner than hold_expires_at.
  add column held_until timestamptz,
  -- A request that is waiting and keeps its time from others. Only this is in the exclusion constraint.
  add column holds_time boolean not null default true,
  -- Of the day it was sent: finds the rest of a flood, means nothing on another day, and goes within two days.
  add column network_hash text,
  -- Out of her requests and of every figure: from a client she has blocked, or part of a flood that she has undone.
  add column set_aside text,
  add constraint bookings_email_check_check check (email_check in ('not_asked', 'asked', 'confirmed')),
  add constraint bookings_set_aside_check check (set_aside in ('blocked', 'flood'));

alter table bookings drop constraint bookings_no_overlap;
alter table bookings
  add constraint bookings_no_overlap exclude using gist (tenant_id with =, held_during with &&) where (status = 'confirmed' or (status = 'pending' and holds_time));

-- Holds of unconfirmed addresses that run out, for the cron.
create index bookings_held_idx on bookings (held_until) where status = 'pending' and holds_time and held_until is not null;
-- The rest of a flood.
create index bookings_network_idx on bookings (tenant_id, network_hash) where network_hash is not null;
