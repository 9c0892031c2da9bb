-- Details that go take their key with them (KeyKeeper.destroy): noted here in the same transaction, done by the platform within a minute.
create or replace function note_key_to_destroy() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if coalesce(old.client_sealed, old.notes_sealed, old.words_sealed, old.offer_words_sealed) is null then
    return null;
  end if;
  if tg_op = 'UPDATE' and coalesce(new.client_sealed, new.notes_sealed, new.words_sealed, new.offer_words_sealed) is not null then
    return null;
  end if;
  insert into keys_to_destroy (tenant_id, reference) values (old.tenant_id, old.reference) on conflict do nothing;
  return null;
end
$$;

create or replace trigger bookings_keys_to_destroy after delete or update of client_sealed, notes_sealed, words_sealed, offer_words_sealed on bookings
for each row execute function note_key_to_destroy();

-- A row that has one sealed text and goes as a whole: the address of a calendar of hers, or of who waits for a leg, or how a deposit is paid to her.
create or replace function note_row_key_to_destroy() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into keys_to_destroy (tenant_id, reference) values (old.tenant_id, old.reference) on conflict do nothing;
  return null;
end
$$;

create or replace trigger busy_calendars_keys_to_destroy after delete on busy_calendars
for each row execute function note_row_key_to_destroy();
create or replace trigger deposit_details_keys_to_destroy after delete on deposit_details
for each row execute function note_row_key_to_destroy();
create or replace trigger waiting_list_keys_to_destroy after delete on waiting_list
for each row execute function note_row_key_to_destroy();
drop function if exists note_calendar_key_to_destroy(), note_waiting_key_to_destroy();

-- Tenants with keys to destroy, for the cron; it sees names of tenants and nothing else of them.
create or replace function tenants_with_keys_to_destroy() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select distinct tenant_id from keys_to_destroy order by tenant_id
$$;

-- Every tenant there has been, whose keys are walked when a secret changes.
create or replace function tenants_with_keys() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select tenant_id from tenants order by tenant_id
$$;

revoke execute on function tenants_with_keys_to_destroy(), tenants_with_keys() from public;
grant execute on function tenants_with_keys_to_destroy(), tenants_with_keys() to companion_ingest;
