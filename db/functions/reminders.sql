-- What has to be said again before it is too late, each once. For the cron; returns how many mails were noted.
--   reminder_companion  a request that she was told of and that expires within six hours, or within a third of the time she had
--   reminder_client     an appointment within a day, to a client who heard of it long before
create or replace function note_reminders(p_now timestamptz default now()) returns integer language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_noted integer;
begin
  insert into mails (tenant_id, kind, occasion)
  select b.tenant_id, 'reminder_companion', b.reference
  from bookings b
  join mails told on told.tenant_id = b.tenant_id and told.occasion = b.reference and told.kind = 'request_companion'
  where waits_for_her(b) and p_now < least(b.hold_expires_at, b.starts_at)
    and p_now >= least(b.hold_expires_at, b.starts_at)
      - least(interval '6 hours', (least(b.hold_expires_at, b.starts_at) - b.created_at) / 3)
  union all
  select b.tenant_id, 'reminder_client', b.reference
  from bookings b
  where b.status = 'confirmed' and b.set_aside is null and b.starts_at > p_now and b.starts_at <= p_now + interval '24 hours'
    and exists (
      select from booking_log l
      where l.tenant_id = b.tenant_id and l.booking_id = b.booking_id and l.to_status = 'confirmed' and l.at < b.starts_at - interval '36 hours'
    )
  on conflict do nothing;
  get diagnostics v_noted = row_count;
  return v_noted;
end
$$;

revoke execute on function note_reminders(timestamptz) from public;
grant execute on function note_reminders(timestamptz) to companion_ingest;
