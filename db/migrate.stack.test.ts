import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../scripts/test-support/make-database.ts'
import { migrationsBefore } from '../scripts/test-support/migrations-before.ts'
import { connect } from './connect.ts'
import { migrate } from './migrate.ts'
import { readReadiness } from './queries/read-readiness.ts'

const MIGRATIONS = path.resolve(import.meta.dirname, 'migrations')
const FUNCTIONS = path.resolve(import.meta.dirname, 'functions')
let database: Awaited<ReturnType<typeof makeDatabase>>
beforeEach(async () => {
  database = await makeDatabase(inject('databaseUrl'), { migrated: false })
})
afterEach(() => database.drop())

describe('migrate', () => {
  it('makes the seven tables and their rollups and ledgers, each with tenant_id, and does nothing the second time', async () => {
    expect((await migrate(database.sql)).length).toBeGreaterThan(3)
    expect(await migrate(database.sql)).toEqual([])
    const tables = await database.sql<{ name: string; has_tenant: boolean }[]>`
      select c.relname as name, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as has_tenant
      from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    `
    expect(tables.map(({ name }) => name).sort()).toEqual([
      'ab_assignments',
      'ab_daily_counts',
      'ab_tests',
      'app_looks',
      'blocked_clients',
      'booking_log',
      'booking_steps',
      'bookings',
      'busy_calendars',
      'calendar_feeds',
      'daily_events',
      'daily_funnel',
      'daily_visits',
      'dead_events',
      'deposit_details',
      'desk_sessions',
      'event_drops',
      'events',
      'freed_times',
      'keys_to_destroy',
      'locations',
      'mail_preferences',
      'mails',
      'own_times',
      'photo_uploads',
      'photo_versions',
      'pictures',
      'privacy_receipts',
      'push_subscriptions',
      'rolled_days',
      'rolled_visits',
      'rollup_days',
      'rule_changes',
      'sessions',
      'sign_in_links',
      'site_changes',
      'site_previews',
      'site_publications',
      'site_set_ups',
      'social_media_metrics',
      'taken_rollup_days',
      'taken_times',
      'tenants',
      'time_blocks',
      'waiting_list',
    ])
    expect(tables.every((table) => table.has_tenant)).toBe(true)
  })

  it('applies each migration once when four processes start together', async () => {
    const clients = Array.from({ length: 4 }, () => connect(database.url))
    const applied = await Promise.all(clients.map((sql) => migrate(sql)))
    await Promise.all(clients.map((sql) => sql.end()))
    expect(applied.flat().sort()).toEqual(
      [...(await readdir(MIGRATIONS)), ...(await readdir(FUNCTIONS))].filter((name) => name.endsWith('.sql')).sort(),
    )
  })

  it('refuses a migration that was edited, and leaves nothing of one that fails', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'))
    await cp(MIGRATIONS, folder, { recursive: true })
    const file = path.join(folder, '0001_tables.sql')
    await writeFile(file, `${await readFile(file, 'utf8')}\n-- edited`)
    await expect(migrate(database.sql, { folder })).rejects.toThrow(
      /0001_tables.sql is not what is in hashes.json. A migration that has been released is never edited/,
    )
  })

  it('replaces functions when one has changed, all or none, and only then', async () => {
    await migrate(database.sql)
    const functions = await mkdtemp(path.join(tmpdir(), 'functions-'))
    const answer = async () => (await database.sql`select answer() as answer`)[0]?.answer
    await writeFile(
      path.join(functions, 'answer.sql'),
      'create or replace function answer() returns integer language sql as $$ select 41 $$',
    )
    expect(await migrate(database.sql, { functions })).toEqual(['answer.sql'])
    expect(await migrate(database.sql, { functions })).toEqual([])
    await writeFile(
      path.join(functions, 'answer.sql'),
      'create or replace function answer() returns integer language sql as $$ select 42 $$',
    )
    await writeFile(path.join(functions, 'broken.sql'), 'select 1 / 0')
    await expect(migrate(database.sql, { functions })).rejects.toThrow(/division by zero/)
    expect(await answer()).toBe(41)
    await rm(path.join(functions, 'broken.sql'))
    expect(await migrate(database.sql, { functions })).toEqual(['answer.sql'])
    expect(await answer()).toBe(42)
  })

  it('gives each booking from before the zone by which it was read', async () => {
    const { sql } = database
    const before = await migrationsBefore('0008')
    await migrate(sql, { folder: before, functions: await mkdtemp(path.join(tmpdir(), 'functions-')) })
    await sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) values ('claire', 'Claire', 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD')`
    await sql`insert into locations values ('claire', 'Brisbane', '2026-12-04', '2026-12-08', 'Australia/Brisbane'), ('claire', 'Perth', '2026-12-20', '2026-12-21', 'Australia/Perth')`
    // 11 pm on the last evening in Brisbane is the next day in Sydney: the leg's own clock says whether it belongs to it.
    const rows = [
      { reference: 'home', city: 'Sydney', starts: '2026-12-05T08:00Z' },
      { reference: 'leg', city: 'Brisbane', starts: '2026-12-05T09:00Z' },
      { reference: 'last', city: 'Brisbane', starts: '2026-12-08T13:00Z' },
      { reference: 'after', city: 'Brisbane', starts: '2026-12-08T14:00Z' },
      { reference: 'unknown', city: 'Atlantis', starts: '2026-12-05T09:00Z' },
    ]
    for (const { reference, city, starts } of rows)
      await sql`
        insert into bookings (tenant_id, reference, idempotency_key, status, service_id, starts_at, ends_at, held_during, hold_expires_at, city, variants)
        values ('claire', ${reference}, ${reference}, 'declined', 'dinner', ${starts}, ${starts}::timestamptz + interval '1 hour', 'empty', now(), ${city}, '{}')`
    await migrate(sql)
    const zones = await sql<{ reference: string; time_zone: string }[]>`select reference, time_zone from bookings`
    expect(Object.fromEntries(zones.map(({ reference, time_zone }) => [reference, time_zone]))).toEqual({
      home: 'Australia/Sydney',
      leg: 'Australia/Brisbane',
      last: 'Australia/Brisbane',
      after: 'Australia/Sydney',
      unknown: 'Australia/Sydney',
    })
  })

  it('runs on a database that is newer than the code, and leaves the newer functions there', async () => {
    await migrate(database.sql)
    await database.sql`insert into platform.migrations (name, hash) values ('9999_of_tomorrow.sql', 'ab')`
    const functions = await mkdtemp(path.join(tmpdir(), 'functions-'))
    await cp(FUNCTIONS, functions, { recursive: true })
    const file = path.join(functions, 'of_yesterday.sql')
    await writeFile(file, 'create function of_yesterday() returns integer language sql as $$ select 1 $$')
    expect(await migrate(database.sql, { functions })).toEqual([])
    expect(await database.sql`select from pg_proc where proname = 'of_yesterday'`).toHaveLength(0)
    expect(await readReadiness(database.sql, undefined)).toBe('ready')
    // What was edited is refused all the same.
    await database.sql`update platform.migrations set hash = 'cd' where name = '0001_tables.sql'`
    await expect(migrate(database.sql)).rejects.toThrow(/0001_tables.sql was applied with another text/)
  })

  it('says what a database lacks for a booking', async () => {
    expect(await readReadiness(database.sql, 'claire')).toBe('migrations are missing')
    await migrate(database.sql)
    expect(await readReadiness(database.sql, undefined)).toBe('ready')
    expect(await readReadiness(database.sql, 'claire')).toBe('the tenant is not in the database')
    await database.sql`delete from platform.migrations where name = '0012_readiness.sql'`
    expect(await readReadiness(database.sql, undefined)).toBe('migrations are missing')
    await database.sql`insert into platform.migrations (name, hash) values ('0012_readiness.sql', '')`
    const login = `worker_${randomUUID().slice(0, 8)}`
    await database.sql.unsafe(
      `create role ${login} login password 'x'; grant connect on database ${new URL(database.url).pathname.slice(1)} to ${login}`,
    )
    const url = new URL(database.url)
    url.username = login
    url.password = 'x'
    const worker = connect(url.href)
    expect(await readReadiness(worker, undefined)).toBe('the database login lacks rights')
    await database.sql.unsafe(`grant companion_ingest, companion_read to ${login}`)
    expect(await readReadiness(worker, undefined)).toBe('ready')
    await database.sql`revoke insert on bookings from companion_ingest`
    expect(await readReadiness(worker, undefined)).toBe('the database login lacks rights')
    await worker.end()
    await database.sql.unsafe(`revoke connect on database ${new URL(database.url).pathname.slice(1)} from ${login}; drop role ${login}`)
  })

  it('leaves nothing of a migration that fails half-way', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'))
    const text = 'create table half (tenant_id text);\nselect 1 / 0;'
    await writeFile(path.join(folder, '0001_half.sql'), text)
    const { createHash } = await import('node:crypto')
    await writeFile(path.join(folder, 'hashes.json'), JSON.stringify({ '0001_half.sql': createHash('sha256').update(text).digest('hex') }))
    await expect(migrate(database.sql, { folder })).rejects.toThrow(/division by zero/)
    expect(await database.sql`select from pg_class where relname = 'half'`).toHaveLength(0)
    expect(await database.sql`select from platform.migrations`).toHaveLength(0)
  })
})
