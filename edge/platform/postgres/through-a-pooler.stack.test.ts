import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { connect } from '../../../db/connect.ts'
import { migrate } from '../../../db/migrate.ts'
import { LIMITS, makeBooking } from '../../../db/queries/booking-fixtures.ts'
import { insertBookings } from '../../../db/queries/insert-booking.ts'
import { asOnlyPublisher } from '../../../db/queries/publisher.ts'
import { selectTenantRows } from '../../../db/queries/tenant-rows.ts'
import { startPooler } from '../../../scripts/rehearse/postgres/start-pooler.ts'
import { makeDatabase } from '../../../scripts/test-support/make-database.ts'
import { connectPostgres } from './connect-postgres.ts'

// Two transactions of a client never have the same connection to the server: whatever belongs to a session shows.

const DB = path.resolve(import.meta.dirname, '../../../db')
let database: Awaited<ReturnType<typeof makeDatabase>>
let pooler: Awaited<ReturnType<typeof startPooler>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'), { migrated: false })
  pooler = await startPooler(database.url, undefined)
})
afterAll(async () => {
  await pooler.stop()
  await database.drop()
})

it('keeps nothing of a session: no settings, no locks, no statements by their names', async () => {
  const sql = connect(`${pooler.url}?prepare=true`, { max: 1 })
  await sql`set work_mem = '5MB'`
  expect(await sql`show work_mem`).toEqual([{ work_mem: '4MB' }])
  await sql`select pg_advisory_lock(1)`
  expect(await sql`select pg_advisory_unlock(1) as held`).toEqual([{ held: false }])
  // Outside of a transaction the client tries again by itself.
  const ask = () => sql.begin((tx) => tx`select ${1}::integer`)
  await ask()
  await expect(ask()).rejects.toThrow(/prepared statement .* does not exist/)
  await sql.end()
})

it('lets several migrate at once, each migration and function once', async () => {
  const clients = Array.from({ length: 2 }, () => connect(pooler.url))
  const applied = await Promise.all(clients.map((sql) => migrate(sql)))
  await Promise.all(clients.map((sql) => sql.end()))
  const files = await Promise.all(['migrations', 'functions'].map((folder) => readdir(path.join(DB, folder))))
  expect(applied.flat().sort()).toEqual(
    files
      .flat()
      .filter((name) => name.endsWith('.sql'))
      .sort(),
  )
})

it('brings requests to Postgres on a connection that is kept, for one tenant after the other', async () => {
  await database.sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) select t, t, 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD' from unnest(array['claire', 'sophie']) as t`
  const worker = connectPostgres({ DB: { connectionString: pooler.url }, DATABASE_PREPARE: 'off' } as never, { max: 2, seconds: 60 })
  const bookings = Array.from({ length: 12 }, (_, index) =>
    makeBooking({
      tenantId: index % 2 === 0 ? 'claire' : 'sophie',
      startsAt: `2027-02-${10 + index}T08:00:00.000Z`,
      endsAt: `2027-02-${10 + index}T10:00:00.000Z`,
      clientHash: `hash-${index}`,
    }),
  )
  const asked = bookings.map((booking) => insertBookings(worker, [{ booking, acknowledged: true }], { limits: LIMITS }))
  expect((await Promise.all(asked)).flat()).toEqual(bookings.map(() => 'stored'))
  await worker.end()
  const counted = await database.sql`select tenant_id, count(*)::integer from bookings group by 1 order by 1`
  expect(counted).toEqual([
    { tenant_id: 'claire', count: 6 },
    { tenant_id: 'sophie', count: 6 },
  ])
})

it('has one publisher at a time', async () => {
  const [first, second] = [connect(pooler.url), connect(pooler.url)]
  const works = Promise.withResolvers<void>()
  const isOver = Promise.withResolvers<void>()
  const holding = asOnlyPublisher(first, () => {
    works.resolve()
    return isOver.promise
  })
  await works.promise
  // Each of the others' transactions has a connection that somebody else has had.
  for (const sql of [second, second, first, first]) expect(await asOnlyPublisher(sql, () => Promise.reject(new Error('two')))).toBe(false)
  isOver.resolve()
  expect(await holding).toBe(true)
  const done: string[] = []
  expect(await asOnlyPublisher(second, async () => void done.push('second'))).toBe(true)
  expect(done).toEqual(['second'])
  await Promise.all([first.end(), second.end()])
})

it('reads the rows of a tenant in pieces, as an export does', async () => {
  const sql = connect(pooler.url)
  const read: unknown[] = []
  for await (const rows of selectTenantRows(sql, 'claire', 'bookings')) read.push(...rows)
  expect(read).toHaveLength(6)
  await sql.end()
})
