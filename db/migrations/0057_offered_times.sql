-- Which times she offered, or a client asked for: those on offer are gone from taken_times as soon as one of them is picked.
alter table booking_log add column times timestamptz[];
