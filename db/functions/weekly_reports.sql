-- Notes the weekly mails that are due: for each active tenant who wants one, from Monday 08:00 of her own time zone on, about the week before. Each week once,
-- whatever runs twice or late; who was away on Monday gets it on Tuesday, not later. Returns how many were noted.
create or replace function schedule_weekly_reports(p_now timestamptz default now()) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_count integer;
begin
  insert into mails (tenant_id, kind, occasion)
  select t.tenant_id, 'weekly_report', to_char((p_now at time zone t.time_zone)::date - 7, 'IYYY"-W"IW')
  from tenants t
  left join mail_preferences p using (tenant_id)
  where t.status = 'active' and coalesce(p.weekly_report, true) and t.contact_email <> ''
    and (p_now at time zone t.time_zone) >= date_trunc('week', p_now at time zone t.time_zone) + interval '8 hours'
    and (p_now at time zone t.time_zone) < date_trunc('week', p_now at time zone t.time_zone) + interval '2 days'
  on conflict do nothing;
  get diagnostics v_count = row_count;
  return v_count;
end
$$;

revoke execute on function schedule_weekly_reports(timestamptz) from public;
grant execute on function schedule_weekly_reports(timestamptz) to companion_ingest;
