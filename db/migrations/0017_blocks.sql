-- One block is one entry with an undo, whatever hashes it has; mails to one address have a bound over all tenants.

alter table blocked_clients
  add column block_id uuid not null default gen_random_uuid(),
  -- The request it was made from: who that is can be read there as long as the details are kept. Null: made by command.
  add column reference text;

alter table mails
  -- The recipient under a hash of the whole platform and of one day, so that two days cannot be joined. Only of mails to clients; goes within two days.
  add column recipient_hash text,
  drop constraint mails_status_check,
  add constraint mails_status_check check (status in ('pending', 'sent', 'dead', 'withheld'));
create index mails_recipient_idx on mails (recipient_hash) where recipient_hash is not null;
