import type { Sql } from 'postgres'

const DAY_MS = 86_400_000

/**
 * Synthetic history for benchmarks: `tenants` tenants, `events` events in visits of five that begin from `from` on, over `days` days (the last 90 without
 * them), and rollups made as the cron makes them. Not for tests of numbers: the model test has those.
 */
export async function seedHistory(
  sql: Sql,
  {
    tenants,
    events,
    days = 89,
    from = new Date(Date.now() - days * DAY_MS),
  }: { tenants: number; events: number; from?: Date; days?: number },
): Promise<void> {
  await sql`
    insert into tenants (tenant_id, name, status, city, time_zone, locale, currency, event_days, contact_email, host)
    select 'tenant-' || n, 'Tenant ' || n, 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD', 120, 'tenant-' || n || '@example.com', 'tenant-' || n || '.example' from generate_series(1, ${tenants}::integer) as n
  `
  await sql`select ensure_event_partitions((now() - interval '95 days')::date, 6)`
  await sql`
    insert into sessions (
      tenant_id, session_id, visitor_id, started_at, last_seen_at, page_views, entry_path, exit_path, channel, source, utm_campaign, country, city, device, browser
    )
    select
      'tenant-' || (1 + n % ${tenants}::integer), gen_random_uuid(), md5(n::text), at, at + interval '4 minutes', 3, '/', '/rates',
      (array['social', 'search', 'direct', 'referral'])[1 + n % 4], (array['instagram', 'google', 'direct', 'bluesky', 'friend.example'])[1 + n % 5],
      'campaign-' || n % 7, 'AU', (array['Sydney', 'Melbourne', 'Brisbane', 'Perth'])[1 + n % 4], 'phone', 'Safari'
    from (select n, ${from.toISOString()}::text::timestamptz + random() * ${days}::float * interval '1 day' as at from generate_series(1, ${events / 5}::integer) as n) as s
  `
  await sql`
    insert into events (tenant_id, event_id, occurred_at, session_id, name, path, variants, data)
    select
      s.tenant_id, gen_random_uuid(), s.started_at + k * interval '1 minute', s.session_id,
      (array['page_view', 'photo_click', 'page_view', 'page_view', 'form_start'])[k + 1], (array['/', '/gallery', '/gallery', '/rates', '/booking'])[k + 1],
      '{"hero-photo.1": "garden"}', case k when 1 then jsonb_build_object('photo', 'photo-' || extract(minute from s.started_at)::integer % 12) else '{}' end
    from sessions s, generate_series(0, 4) as k
  `
  await sql`
    insert into bookings (
      tenant_id, reference, idempotency_key, status, service_id, starts_at, ends_at, held_during, hold_expires_at, city, source,
      variants, created_at
    )
    select
      tenant_id, session_id::text, session_id::text, 'declined', 'dinner', now(), now() + interval '1 hour', 'empty', now(), 'Sydney', source, '{}',
      started_at
    from sessions
    where get_byte(uuid_send(session_id), 0) < 8
  `
  await sql`insert into rollup_days (tenant_id, day) select distinct tenant_id, (started_at at time zone 'Australia/Sydney')::date from sessions`
  await sql`analyze`
}

/** Leaves only the last days to be rolled up. */
export async function forgetOldRollupDays(sql: Sql, days: number): Promise<void> {
  await sql`delete from rollup_days where day < current_date - ${days}::integer`
}

export async function countMails(sql: Sql, status: string): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*)::integer as count from mails where status = ${status}`
  return row.count
}

/** As if each client had confirmed the address. Returns the references of those who wait for an answer, by time. */
export async function confirmEmails(sql: Sql, tenantId: string): Promise<string[]> {
  await sql`update bookings set email_check = 'confirmed' where tenant_id = ${tenantId}`
  const rows = await sql<{ reference: string }[]>`
    select reference from bookings where tenant_id = ${tenantId} and status = 'pending' order by starts_at
  `
  return rows.map(({ reference }) => reference)
}

/** Everybody who has asked her to come has said that it was them. */
export async function confirmTourRequests(sql: Sql, tenantId: string): Promise<void> {
  await sql`update waiting_list set confirmed_at = now(), was_open = false where tenant_id = ${tenantId} and asks_until is not null`
}
