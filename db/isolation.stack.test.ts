import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { seededRandom } from '../scripts/simulate/seeded-random.ts'
import { makeDatabase } from '../scripts/test-support/make-database.ts'
import { ingestEvents } from './queries/ingest-events.ts'
import { withTenant } from './queries/with-tenant.ts'

const TABLES = [
  'tenants',
  'sessions',
  'ab_tests',
  'ab_assignments',
  'ab_daily_counts',
  'events',
  'bookings',
  'social_media_metrics',
  'daily_visits',
  'daily_events',
  'daily_funnel',
  'rolled_visits',
  'rollup_days',
  'event_drops',
  'dead_events',
  'privacy_receipts',
  'booking_log',
  'booking_steps',
  'taken_times',
  'time_blocks',
  'own_times',
  'rule_changes',
  'site_publications',
  'site_changes',
  'busy_calendars',
  'blocked_clients',
  'mails',
  'locations',
  'mail_preferences',
  'sign_in_links',
  'desk_sessions',
  'keys_to_destroy',
  'calendar_feeds',
  'pictures',
  'app_looks',
  'push_subscriptions',
]
const VIEWS = ['v_tenant_performance', 'v_ab_test_results', 'v_traffic_sources', 'v_social_posts']
const STATEMENTS = 100_000
const STATEMENTS_PER_CONTEXT = 250

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  const { sql } = database
  await sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) select t, t, 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD' from unnest(array['claire', 'sophie']) as t`
  const both = (statement: string) => sql.unsafe(statement.replaceAll('$T', "unnest(array['claire', 'sophie'])"))
  await both(
    `insert into sessions (tenant_id, session_id, visitor_id, started_at, last_seen_at, entry_path, exit_path, device) select $T, gen_random_uuid(), 'v', now(), now(), '/', '/', 'phone'`,
  )
  await both(
    `insert into ab_tests (tenant_id, test_id, version, kind, hypothesis, page, slot, status, traffic, variants, started_on) select $T, 'hero', 1, 'photo', 'h', 'home', 'hero', 'running', 1, '[]', now()`,
  )
  await sql`insert into ab_assignments (tenant_id, session_id, test_id, version, variant) select tenant_id, session_id, 'hero', 1, 'control' from sessions`
  await both(`insert into ab_daily_counts (tenant_id, test_id, version, day, variant) select $T, 'hero', 1, now(), 'control'`)
  await both(
    `insert into events (tenant_id, event_id, occurred_at, session_id, name, path, variants, data) select $T, gen_random_uuid(), now(), gen_random_uuid(), 'page_view', '/', '{}', '{}'`,
  )
  await both(
    `insert into bookings (tenant_id, reference, idempotency_key, status, service_id, starts_at, ends_at, held_during, hold_expires_at, city, variants) select $T, 'r', 'k', 'pending', 'dinner', now(), now() + interval '1 hour', tstzrange(now(), now() + interval '1 hour'), now(), 'Sydney', '{}'`,
  )
  await both(`insert into social_media_metrics (tenant_id, platform, post_id, measured_on) select $T, 'bluesky', 'p', now()`)
  await both(
    `insert into daily_visits (tenant_id, dimension, day, value, visits, visitors, bounces, page_views, seconds) select t, d, now(), 'x', 1, 1, 1, 1, 1 from $T as t, unnest(array['all', 'source']) as d`,
  )
  await both(`insert into daily_events (tenant_id, name, day, subject, events, visits) select $T, 'page_view', now(), '/', 1, 1`)
  await both(`insert into daily_funnel (tenant_id, day, step, name, visits) select $T, now(), 1, 'page_view', 1`)
  await both(
    `insert into rolled_visits (tenant_id, day, visit, visitor, seconds, page_views, is_bounce, source, device, entry, step, requests, pages, page_events, photos, photo_events) select $T, now(), 1, 1, 0, 1, true, 'direct', 'phone', '/', 1, 0, '{}', '{}', '{}', '{}'`,
  )
  await both(`insert into rollup_days (tenant_id, day) select $T, now()`)
  await both(`insert into event_drops (tenant_id, drop_id, occurred_at, reason, drops) select $T, gen_random_uuid(), now(), 'bot', 1`)
  await both(`insert into dead_events (tenant_id, dead_id, reason, payload) select $T, gen_random_uuid(), '22P05', '{}'`)
  await both(`insert into privacy_receipts (tenant_id, kind, counts) select $T, 'export', '{}'`)
  await sql`insert into booking_log (tenant_id, booking_id, to_status, actor) select tenant_id, booking_id, 'pending', 'client' from bookings`
  await sql`insert into booking_steps (tenant_id, booking_id, kind, done_on, recorded_by) select tenant_id, booking_id, 'screening', now(), 'companion' from bookings`
  await both(`insert into blocked_clients (tenant_id, client_hash) select $T, 'x'`)
  await both(`insert into locations (tenant_id, city, from_day, to_day, time_zone) select $T, 'Perth', now(), now(), 'Australia/Perth'`)
  await both(`insert into mail_preferences (tenant_id) select $T`)
  await both(`insert into sign_in_links (tenant_id, expires_at) select $T, now()`)
  await both(`insert into desk_sessions (tenant_id, token_hash, expires_at) select t, t, now() from $T as t`)
  await both(`insert into keys_to_destroy (tenant_id, reference) select $T, 'r'`)
  await both(`insert into calendar_feeds (tenant_id) select $T`)
  await both(
    `insert into pictures (tenant_id, photo_id, format, bytes, width, height, alt, content_hash) select $T, 'silk', 'webp', 'x', 4, 5, 'Silk', 'h'`,
  )
  await both(`insert into app_looks (tenant_id, look) select $T, 'notes'`)
  await both(
    `insert into push_subscriptions (tenant_id, session_hash, endpoint, p256dh, auth, server_key) select t, 'h', 'https://fcm.googleapis.com/' || t, 'p', 'a', 'k' from $T as t`,
  )
  await both(
    `insert into time_blocks (tenant_id, starts_local, ends_local, time_zone, place, made_by) select $T, now(), now() + interval '1 hour', 'Australia/Sydney', 'Sydney', 'companion'`,
  )
  await sql`insert into own_times (tenant_id, block_id, starts_at, ends_at) select tenant_id, block_id, now(), now() + interval '1 hour' from time_blocks`
  await both(`insert into site_publications (tenant_id, asked_by) select $T, 'companion'`)
  await both(`insert into site_changes (tenant_id, file, path, after, made_by) select $T, 'content.yaml', 'tagline', '"New"', 'companion'`)
  await both(`insert into rule_changes (tenant_id, made_by, field) select $T, 'companion', 'policy noticeHours'`)
  await both(
    `insert into busy_calendars (tenant_id, reference, address_sealed, host, due_at) select $T, 'r', 's', 'calendar.google.com', now()`,
  )
  await both(`insert into mails (tenant_id, kind, occasion) select $T, 'request_client', 'r'`)
})
afterAll(() => database.drop())

describe('row-level security', () => {
  it('knows every table that has a tenant', async () => {
    const found = await database.sql<{ name: string }[]>`
      select c.relname as name from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relrowsecurity
        and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')`
    const all =
      await database.sql`select from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`
    expect(found.map(({ name }) => name).sort()).toEqual(TABLES.toSorted())
    expect(found).toHaveLength(all.length)
  })

  it(`shows no row of another tenant in ${STATEMENTS} random statements under the right, the wrong and no context`, async () => {
    const random = seededRandom(5)
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
    let foreign = 0
    let own = 0
    for (let done = 0; done < STATEMENTS; done += STATEMENTS_PER_CONTEXT) {
      const context = pick(['claire', 'sophie', '', 'nobody'])
      const role = pick(['companion_ingest', 'companion_read'] as const)
      const results = await withTenant(database.sql, { tenantId: context, role }, (tx) =>
        Promise.all(
          Array.from({ length: STATEMENTS_PER_CONTEXT }, async () => {
            const relation = pick(role === 'companion_read' ? [...TABLES, ...VIEWS] : TABLES)
            const asked = pick(['claire', 'sophie', undefined])
            const rows =
              asked === undefined
                ? await tx<{ tenant_id: string }[]>`select tenant_id from ${tx(relation)}`
                : await tx<{ tenant_id: string }[]>`select tenant_id from ${tx(relation)} where tenant_id = ${asked}`
            return { asked, rows, relation }
          }),
        ),
      )
      for (const { asked, rows, relation } of results) {
        foreign += rows.filter(({ tenant_id }) => tenant_id !== context).length
        if (rows.length > 0) own += 1
        else if (asked === context || (asked === undefined && ['claire', 'sophie'].includes(context)))
          throw new Error(`A row of ${context} in ${relation} was hidden from ${role}`)
      }
    }
    expect(foreign).toBe(0)
    expect(own).toBeGreaterThan(STATEMENTS / 5)
  })

  it('changes and adds no row of another tenant', async () => {
    const asClaire = <T>(work: Parameters<typeof withTenant<T>>[2]) =>
      withTenant(database.sql, { tenantId: 'claire', role: 'companion_ingest' }, work)
    for (const [table, column] of [
      ['sessions', 'entry_path'],
      ['events', 'path'],
      ['bookings', 'city'],
    ] as const) {
      const changed = await asClaire((tx) => tx`update ${tx(table)} set ${tx(column)} = 'x' where tenant_id = 'sophie' returning 1`)
      expect(changed, table).toHaveLength(0)
    }
    await expect(asClaire((tx) => tx`insert into rollup_days (tenant_id, day) values ('sophie', '2030-01-01')`)).rejects.toThrow(
      /row-level security/,
    )
  })

  it('lets the reader write nothing and call no upkeep', async () => {
    const read = <T>(work: Parameters<typeof withTenant<T>>[2]) =>
      withTenant(database.sql, { tenantId: 'claire', role: 'companion_read' }, work)
    await expect(read((tx) => tx`delete from events`)).rejects.toThrow(/permission denied/)
    await expect(read((tx) => tx`update bookings set city = 'x'`)).rejects.toThrow(/permission denied/)
    await expect(read((tx) => tx`select apply_retention()`)).rejects.toThrow(/permission denied/)
    // The names of migrations are read to say whether the platform is ready; nobody writes them but who migrates.
    await expect(read((tx) => tx`insert into platform.migrations (name, hash) values ('x', 'x')`)).rejects.toThrow(/permission denied/)
  })

  it('forgets tenant and role when the transaction ends', async () => {
    const connection = await database.sql.reserve()
    await connection`begin`
    await connection`select set_config('role', 'companion_read', true), set_config('app.tenant_id', 'claire', true)`
    await connection`commit`
    const [row] = await connection`select current_setting('app.tenant_id', true) as tenant, current_user <> 'companion_read' as is_back`
    connection.release()
    expect(row).toEqual({ tenant: '', is_back: true })
  })

  it.each([
    ['ingest_events', (sql: Sql) => ingestEvents(sql, 'claire', [])],
    ['withTenant', (sql: Sql) => withTenant(sql, { tenantId: 'claire', role: 'companion_read' }, (tx) => tx`select 1`)],
  ])('leaves neither tenant nor role on the connection after %s', async (_name, work) => {
    // One connection, as a pool hands it to the next request.
    const sql = postgres(database.url, { max: 1 })
    await work(sql)
    const [row] = await sql`select current_setting('app.tenant_id', true) as tenant, current_user = session_user as is_back`
    await sql.end()
    expect(row).toEqual({ tenant: '', is_back: true })
  })
})
