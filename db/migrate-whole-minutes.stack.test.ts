import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeDatabase } from '../scripts/test-support/make-database.ts'
import { migrationsBefore } from '../scripts/test-support/migrations-before.ts'
import { migrate } from './migrate.ts'

let before: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  before = await makeDatabase(inject('databaseUrl'), { migrated: false })
})
afterAll(() => before.drop())

it('leaves of the times of bookings from before no more than the minute, and shortens no hold', async () => {
  const { sql } = before
  await migrate(sql, { folder: await migrationsBefore('0020'), functions: await mkdtemp(path.join(tmpdir(), 'functions-')) })
  await sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) values ('claire', 'Claire', 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD')`
  const [request, later] = ['2026-11-25T10:15:07.092465Z', '2026-11-27T10:15:07.092465Z']
  await sql`
    insert into bookings (tenant_id, reference, idempotency_key, status, service_id, starts_at, ends_at, held_during, hold_expires_at, city, variants, time_zone, held_until, holds_time, created_at, updated_at)
    select 'claire', r, r, 'pending', 'dinner', ${later}, ${later}::timestamptz + interval '1 hour', 'empty', ${later}, 'Sydney', '{}', 'Australia/Sydney', ${request}, r = 'held', ${request}, ${request}
    from unnest(array['held', 'over']) as r`
  await sql`insert into mails (tenant_id, kind, occasion, status, due_at, created_at, sent_at) values
    ('claire', 'request_client', 'held', 'sent', ${request}, ${request}, ${request}), ('claire', 'request_companion', 'held', 'pending', ${request}, ${request}, null)`
  await migrate(sql)
  const times = (rows: readonly object[]) => rows.map((row) => Object.values(row).map((at: Date | null) => at?.toISOString().slice(11)))
  const bookings = await sql`select created_at, updated_at, held_until, hold_expires_at from bookings order by reference`
  const minute = '10:15:00.000Z'
  expect(times(bookings)).toEqual([
    [minute, minute, '10:16:00.000Z', '10:16:00.000Z'],
    [minute, minute, minute, '10:16:00.000Z'],
  ])
  expect(times(await sql`select created_at, sent_at, due_at from mails order by kind`)).toEqual([
    [minute, minute, minute],
    [minute, undefined, '10:15:07.092Z'],
  ])
})
