-- Whether whoever writes here has the secrets that this database was used with, so that what is sealed under others never gets in. p_checks: a keyed hash
-- of a constant for the present secret and for the one before, e.g. {"keySecret": ["…", "…"]}. The first to come names them; a new one is noted beside the
-- one it follows.
create or replace function admit_secrets(p_checks jsonb) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (
    select from jsonb_each(p_checks) as given (name, checks)
    where exists (select from platform.secret_checks s where s.name = given.name)
      and not exists (select from platform.secret_checks s where s.name = given.name and given.checks ? s.check_value)
  ) then
    return false;
  end if;
  insert into platform.secret_checks (name, check_value)
  select name, checks ->> 0 from jsonb_each(p_checks) as given (name, checks)
  on conflict do nothing;
  return true;
end
$$;

revoke execute on function admit_secrets(jsonb) from public;
grant execute on function admit_secrets(jsonb) to companion_ingest;
