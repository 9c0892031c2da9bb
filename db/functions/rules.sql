-- Writers of a tenant's calendar come one after the other: two rows that exclude each other would wait for each other and deadlock.
drop function if exists lock_calendar(text);
create function lock_calendar(p_tenant_id text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('insert_booking:' || p_tenant_id, 0))
$$;

-- When and where she takes bookings, read so that it stays true until the end of this transaction.
create or replace function lock_booking_rules(p_tenant_id text) returns jsonb language plpgsql as $$
begin
  perform lock_calendar(p_tenant_id);
  return (select booking_rules from tenants where tenant_id = p_tenant_id);
end
$$;

-- Writes her rules. p_version: of those that were changed; false where others have been written since, and then nothing is. p_changes: [{field, before, after}].
create or replace function change_rules(p_tenant_id text, p_version integer, p_rules jsonb, p_made_by text, p_changes jsonb) returns boolean language plpgsql as $$
begin
  perform lock_calendar(p_tenant_id);
  update tenants set booking_rules = p_rules, rules_version = rules_version + 1 where tenant_id = p_tenant_id and rules_version = p_version;
  if not found then
    return false;
  end if;
  perform write_locations(p_tenant_id, p_rules);
  insert into rule_changes (tenant_id, made_by, field, before, after, rules_version)
  select p_tenant_id, p_made_by, c.field, c.before, c.after, p_version + 1 from jsonb_to_recordset(p_changes) as c (field text, before jsonb, after jsonb);
  return true;
end
$$;

-- Her legs as rows, for the weekly mail and the zone of a booking that comes without one.
create or replace function write_locations(p_tenant_id text, p_rules jsonb) returns void language plpgsql as $$
begin
  perform follow_legs(p_tenant_id, p_rules);
  delete from locations where tenant_id = p_tenant_id;
  insert into locations (tenant_id, city, from_day, to_day, time_zone)
  select p_tenant_id, l.city, l."from", l."to", l."timeZone"
  from jsonb_to_recordset(p_rules -> 'tour') as l (city text, "from" date, "to" date, "timeZone" text)
  on conflict do nothing;
end
$$;
