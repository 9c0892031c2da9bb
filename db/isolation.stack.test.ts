import postgres, { type Sql } from 'postgres'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { seededRandom } from '../scripts/simulate/seeded-random.ts'
import { makeDatabase } from '../scripts/test-support/make-database.ts'
import { fillBothTenants } from './isolation-fixtures.ts'
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
  'rolled_days',
  'taken_rollup_days',
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
  'site_set_ups',
  'site_changes',
  'site_previews',
  'busy_calendars',
  'waiting_list',
  'deposit_details',
  'freed_times',
  'blocked_clients',
  'mails',
  'locations',
  'mail_preferences',
  'sign_in_links',
  'desk_sessions',
  'keys_to_destroy',
  'calendar_feeds',
  'photo_uploads',
  'photo_versions',
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
  await fillBothTenants(sql)
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
