-- Who asks her to come to a city that she doesn't go to: an entry of the waiting list that has no leg yet.

alter table waiting_list
  alter column leg_from drop not null,
  alter column leg_to drop not null,
  -- The last day on which it is of use. Null: an entry of a leg, which ends with it.
  add column asks_until date,
  add column service_id text,
  -- As the site called it.
  add column service_name text,
  drop constraint waiting_list_client_unique,
  add constraint waiting_list_leg_check check ((leg_from is null) = (asks_until is not null) and (leg_to is null) = (asks_until is not null)),
  add constraint waiting_list_service_check check ((service_id is null) = (asks_until is null));
-- An address may wait for a leg and have asked for the same city before.
create unique index waiting_list_client_unique on waiting_list (tenant_id, city, client_hash, (asks_until is not null));
