import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import type { Booking } from '../../tenants/contract/booking.ts'
import { connect } from '../connect.ts'
import { makeBooking } from './booking-fixtures.ts'
import { insertBooking, insertBookings } from './insert-booking.ts'
import { withTenant } from './with-tenant.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  await database.sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) select t, t, 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD' from unnest(array['claire', 'sophie']) as t`
})
afterAll(() => database.drop())

const insert = (change: Partial<Booking> = {}, acknowledged = false) =>
  insertBooking(database.sql, makeBooking(change), { acknowledged, limits: null })
const at = (day: number, hour: number, minute = 0) => new Date(Date.UTC(2027, 1, day, hour, minute)).toISOString()

describe('insert_booking', () => {
  it('keeps the zone of the place, and finds it for a request from an outbox that did not know one', async () => {
    await database.sql`insert into locations values ('claire', 'Perth', '2027-01-20', '2027-01-22', 'Australia/Perth')`
    const zoneOf = async (change: Partial<Booking>) => {
      const key = randomUUID()
      expect(await insert({ idempotencyKey: key, ...change })).toBe('stored')
      return (await database.sql`select time_zone from bookings where idempotency_key = ${key}`)[0]?.time_zone as string
    }
    const perth = (hour: number) => ({ city: 'Perth', startsAt: `2027-01-22T${hour}:00Z`, endsAt: `2027-01-22T${hour}:30Z` })
    expect(await zoneOf({ ...perth(10), timeZone: 'Australia/Perth' })).toBe('Australia/Perth')
    const unknown = { timeZone: undefined } as unknown as Partial<Booking>
    expect(await zoneOf({ ...perth(14), ...unknown })).toBe('Australia/Perth') // 10 pm in Perth
    expect(await zoneOf({ ...perth(17), ...unknown })).toBe('Australia/Sydney') // 1 am of the day after the leg
  })

  it('writes a request once, however often it is delivered', async () => {
    const once = { idempotencyKey: 'k-once', startsAt: at(1, 8), endsAt: at(1, 11) }
    expect(await insert(once)).toBe('stored')
    expect(await insert(once)).toBe('stored')
    const rows = await database.sql`select status, client_sealed, city, variants from bookings where idempotency_key = 'k-once'`
    expect([...rows]).toEqual([{ status: 'pending', client_sealed: 'sealed', city: 'Sydney', variants: { 'hero-photo.1': 'garden' } }])
  })

  it('writes those that come together in their order, but one that cannot be', async () => {
    const together = [
      { startsAt: at(3, 8), endsAt: at(3, 10) },
      { startsAt: at(3, 12), endsAt: at(3, 11) },
      { startsAt: at(3, 9), endsAt: at(3, 10) },
      { startsAt: at(3, 14), endsAt: at(3, 15) },
    ].map((change) => ({ booking: makeBooking(change), acknowledged: false }))
    expect(await insertBookings(database.sql, together, { limits: null })).toEqual([
      'stored',
      { sqlState: '22000' },
      'slot_taken',
      'stored',
    ])
    expect(await insertBookings(database.sql, together.slice(0, 1), { limits: null })).toEqual(['stored'])
  })

  it('looks at what is on offer and not at every booking, however many there are', async () => {
    await database.sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) values ('busy', 'Busy', 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD')`
    const many = Array.from({ length: 60 }, (_, index) => ({ tenantId: 'busy', startsAt: at(index, 8), endsAt: at(index, 10) }))
    await insertBookings(
      database.sql,
      many.map((change) => ({ booking: makeBooking(change), acknowledged: false })),
      { limits: null },
    )
    const calls = await database.sql.begin(async (sql) => {
      await sql`set local track_functions = 'all'`
      await sql`select let_go_of_offers('busy', null), let_go_of_wishes('busy', null)`
      const rows =
        await sql`select funcname from pg_stat_xact_user_functions where funcname in ('has_offers', 'wish_of', 'let_go_of_offers', 'let_go_of_wishes') order by 1`
      return rows.map(({ funcname }) => funcname as string)
    })
    expect(calls).toEqual(['let_go_of_offers', 'let_go_of_wishes'])
  })

  it('keeps the buffer between two bookings, and no more', async () => {
    expect(await insert({ startsAt: at(2, 8), endsAt: at(2, 11) })).toBe('stored')
    expect(await insert({ startsAt: at(2, 11, 29), endsAt: at(2, 12) })).toBe('slot_taken')
    expect(await insert({ startsAt: at(2, 11, 30), endsAt: at(2, 12) })).toBe('stored')
    expect(await insert({ startsAt: at(2, 6), endsAt: at(2, 7, 31) })).toBe('slot_taken')
    expect(await insert({ startsAt: at(2, 6), endsAt: at(2, 7, 30) })).toBe('stored')
    expect(await insert({ tenantId: 'sophie', startsAt: at(2, 8), endsAt: at(2, 11) })).toBe('stored')
  })

  it('gives one time to one of eight who ask at once, a hundred times over, and nobody waits for a deadlock', async () => {
    // Without the lock about one round in fifteen deadlocks; such a round would now wait until this test's time is up.
    await database.sql.unsafe(`alter database ${new URL(database.url).pathname.slice(1)} set deadlock_timeout = '10min'`)
    const clients = Array.from({ length: 8 }, () => connect(database.url))
    await Promise.all(clients.map((sql) => sql`select 1`))
    for (let round = 0; round < 100; round++) {
      const time = { startsAt: at(40 + round, 8), endsAt: at(40 + round, 11) }
      const outcomes = await Promise.all(clients.map((sql) => insertBooking(sql, makeBooking(time), { acknowledged: false, limits: null })))
      expect(outcomes.sort()).toEqual([...Array<string>(7).fill('slot_taken'), 'stored'])
    }
    await Promise.all(clients.map((sql) => sql.end()))
  })

  it('does not lose a request that was acknowledged before its time was taken', async () => {
    expect(await insert({ startsAt: at(4, 8), endsAt: at(4, 11) })).toBe('stored')
    expect(await insert({ idempotencyKey: 'k-late', startsAt: at(4, 9), endsAt: at(4, 10) }, true)).toBe('declined')
    const rows = await database.sql`select status, status_reason from bookings where idempotency_key = 'k-late'`
    expect([...rows]).toEqual([{ status: 'declined', status_reason: 'slot_taken' }])
  })

  it('frees a time whose hold has run out', async () => {
    expect(await insert({ idempotencyKey: 'k-hold', startsAt: at(5, 8), endsAt: at(5, 11) })).toBe('stored')
    await database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where idempotency_key = 'k-hold'`
    expect(await insert({ startsAt: at(5, 8), endsAt: at(5, 11) })).toBe('stored')
    expect([...(await database.sql`select status from bookings where idempotency_key = 'k-hold'`)]).toEqual([{ status: 'expired' }])
  })
})

it('tells whether a time is taken of her own calendar alone', async () => {
  const { sql } = database
  await insert({ startsAt: at(20, 8), endsAt: at(20, 9) })
  const during = `[${at(20, 8)},${at(20, 9)})`
  const told = (seen: string) =>
    withTenant(sql, { tenantId: seen, role: 'companion_ingest' }, async (tx) => {
      const [row] = await tx`
        select is_time_taken('claire', ${during}::text::tstzrange, null, null) as taken, is_time_booked('claire', ${during}::text::tstzrange, null) as booked`
      return row
    })
  expect(await told('claire')).toEqual({ taken: true, booked: true })
  expect(await told('sophie')).toEqual({ taken: false, booked: false })
})
