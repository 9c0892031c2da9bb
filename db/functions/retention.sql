-- Monthly partitions of events, from the month of p_from on. Rows that came before their month had one move into it.
create or replace function ensure_event_partitions(p_from date, p_months integer) returns void language plpgsql as $$
declare
  v_month date;
  v_name text;
  v_since timestamptz;
  v_until timestamptz;
begin
  for v_month in select generate_series(date_trunc('month', p_from), date_trunc('month', p_from) + make_interval(months => p_months - 1), interval '1 month')::date loop
    v_name := 'events_' || to_char(v_month, 'YYYY_MM');
    continue when to_regclass(v_name) is not null;
    v_since := v_month::timestamp at time zone 'UTC';
    v_until := (v_month + interval '1 month') at time zone 'UTC';
    execute format('create table %I (like events including all)', v_name);
    execute format('with moved as (delete from events_default where occurred_at >= %L and occurred_at < %L returning *) insert into %I select * from moved', v_since, v_until, v_name);
    execute format('alter table events attach partition %I for values from (%L) to (%L)', v_name, v_since, v_until);
  end loop;
end
$$;

-- Removes what each tenant no longer keeps, and says how much. Months of events that nobody keeps are dropped whole. p_now: for tests.
-- A booking's row stays for as long as the rollups do, but of the client only what the platform itself decided: when, what, which source.
create or replace function apply_retention(p_now timestamptz default now()) returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_counts jsonb := '{}';
  v_count integer;
  v_partition record;
begin
  set local lock_timeout = '5s';
  perform ensure_event_partitions(p_now::date, 3);
  for v_partition in
    select c.relname
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'events'::regclass and c.relname ~ '^events_\d{4}_\d{2}$'
      and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' < p_now - make_interval(days => (select max(event_days) from tenants))
  loop
    execute format('drop table %I', v_partition.relname);
    v_counts := jsonb_set(v_counts, '{partitions}', to_jsonb(coalesce((v_counts ->> 'partitions')::integer, 0) + 1));
  end loop;

  delete from events e using tenants t where e.tenant_id = t.tenant_id and e.occurred_at < p_now - make_interval(days => t.event_days);
  get diagnostics v_count = row_count;
  v_counts := v_counts || jsonb_build_object('events', v_count);
  delete from sessions s using tenants t where s.tenant_id = t.tenant_id and s.last_seen_at < p_now - make_interval(days => t.event_days);
  get diagnostics v_count = row_count;
  v_counts := v_counts || jsonb_build_object('sessions', v_count);
  delete from rolled_visits v using tenants t
  where v.tenant_id = t.tenant_id and v.day < ((p_now - make_interval(days => t.event_days)) at time zone t.time_zone)::date;
  delete from rolled_days v using tenants t
  where v.tenant_id = t.tenant_id and v.day < ((p_now - make_interval(days => t.event_days)) at time zone t.time_zone)::date;
  -- The salts that made these ids are gone, and so is the use of knowing that two of them were one person.
  update sessions set other_visitor_id = null where other_visitor_id is not null and last_seen_at < p_now - interval '48 hours';
  -- The salt of their day goes after 48 hours too: from then on nobody can tell which requests came from one network.
  update bookings set network_hash = null where network_hash is not null and created_at < p_now - interval '1 day';
  update mails set recipient_hash = null where recipient_hash is not null and created_at < p_now - interval '1 day';
  delete from event_drops d using tenants t where d.tenant_id = t.tenant_id and d.occurred_at < p_now - make_interval(days => t.event_days);
  delete from dead_events d using tenants t where d.tenant_id = t.tenant_id and d.died_at < p_now - make_interval(days => t.event_days);
  delete from daily_visits d using tenants t where d.tenant_id = t.tenant_id and d.day < p_now - make_interval(months => t.rollup_months);
  get diagnostics v_count = row_count;
  v_counts := v_counts || jsonb_build_object('rollups', v_count);
  delete from daily_events d using tenants t where d.tenant_id = t.tenant_id and d.day < p_now - make_interval(months => t.rollup_months);
  delete from daily_funnel d using tenants t where d.tenant_id = t.tenant_id and d.day < p_now - make_interval(months => t.rollup_months);
  delete from own_times where ends_at < p_now - interval '60 days';
  delete from time_blocks b
  where lifted_at < p_now - interval '7 days' or (made_at < p_now - interval '1 day' and not exists (
    select from own_times o where o.tenant_id = b.tenant_id and o.block_id = b.block_id
  ) and lifted_at is null);
  perform forget_waiting(p_now, true);
  delete from sign_in_links l where l.created_at < p_now - interval '30 days' and l.expires_at < p_now;
  delete from desk_sessions s where s.expires_at < p_now;
  delete from mails d using tenants t where d.tenant_id = t.tenant_id and d.created_at < p_now - make_interval(days => t.event_days) and d.status <> 'pending';
  delete from social_media_metrics d using tenants t where d.tenant_id = t.tenant_id and d.measured_on < p_now - make_interval(months => t.rollup_months);
  perform forget_who_left(p_now);
  return v_counts || purge_bookings(p_now);
end
$$;

create or replace function purge_bookings(p_now timestamptz) returns jsonb language plpgsql as $$
declare
  v_purged integer;
  v_deleted integer;
begin
  update bookings b set client_sealed = null, notes_sealed = null, words_sealed = null, offer_words_sealed = null, client_hash = '', phone_hash = null
  from tenants t
  where b.tenant_id = t.tenant_id and b.ends_at < p_now - make_interval(days => t.booking_days)
    and coalesce(b.client_sealed, b.notes_sealed, b.words_sealed, b.offer_words_sealed) is not null;
  get diagnostics v_purged = row_count;
  delete from bookings b using tenants t where b.tenant_id = t.tenant_id and b.ends_at < p_now - make_interval(months => t.rollup_months);
  get diagnostics v_deleted = row_count;
  return jsonb_build_object('bookings_purged', v_purged, 'bookings_deleted', v_deleted);
end
$$;

-- Of who left long ago: what her folder said, what she had drafted, pictures of her photos, her address, how she is paid. Should it come back, they are read from it anew.
-- Sealed originals go with due_photo_uploads.
create or replace function forget_who_left(p_now timestamptz) returns void language plpgsql as $$
declare
  v_left text[] := array(select t.tenant_id from tenants t where left_long_ago(t, p_now));
begin
  update tenants set site_source = null, site_languages = null, contact_email = ''
  where tenant_id = any (v_left) and (site_source is not null or site_languages is not null or contact_email <> '');
  delete from site_previews where tenant_id = any (v_left);
  delete from site_changes where tenant_id = any (v_left);
  delete from site_publications where tenant_id = any (v_left);
  delete from pictures where tenant_id = any (v_left);
  delete from photo_versions where tenant_id = any (v_left);
  delete from deposit_details where tenant_id = any (v_left);
end
$$;

-- Tenants whose rollups have changed days, for the cron that refreshes them; it sees names of tenants and nothing else of them.
create or replace function tenants_to_roll_up() returns setof text language sql stable security definer set search_path = public, pg_temp as $$
  select tenant_id from rollup_days union select tenant_id from taken_rollup_days order by tenant_id
$$;

revoke execute on function apply_retention(timestamptz), purge_bookings(timestamptz), forget_who_left(timestamptz), ensure_event_partitions(date, integer), tenants_to_roll_up() from public;
grant execute on function apply_retention(timestamptz), tenants_to_roll_up() to companion_ingest;
