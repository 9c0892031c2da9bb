import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import type { Booking } from '../../tenants/contract/booking.ts'
import { at, floodFixtures, LIMITS } from './booking-fixtures.ts'
import type { TenantLimits } from './insert-booking.ts'
import { claimMails, markMailsSent, postponeMail } from './mails.ts'
import { changeBooking, confirmAddress } from './requests.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let has: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  has = floodFixtures(database.sql)
})
afterAll(() => database.drop())

/** What is kept of a booking and tells more of a moment than its minute: "mails.sent_at". Its tables' columns are read from the catalogue. */
async function exactTimes(tenantId: string): Promise<string[]> {
  const columns = await database.sql<{ table: string; column: string }[]>`
    select table_name as "table", column_name as "column" from information_schema.columns
    where table_schema = 'public' and table_name in ('bookings', 'booking_log', 'booking_steps', 'mails') and data_type like 'timestamp%'
    order by 1, 2`
  expect(columns.length).toBeGreaterThanOrEqual(12)
  const found = await Promise.all(
    columns.map(async ({ table, column }) => {
      const name = database.sql(column)
      const [row] = await database.sql`
        select from ${database.sql(table)} where tenant_id = ${tenantId} and ${name} <> date_trunc('minute', ${name}) limit 1`
      return row ? [`${table}.${column}`] : []
    }),
  )
  return found.flat()
}

it('keeps of every time of a booking, its log, its steps and its mails no more than the minute', async () => {
  const { sql } = database
  const tenant = await has.newTenant()
  const { booking } = await has.insert(tenant, { startsAt: at(1, 8), endsAt: at(1, 11), confirmEmail: true })
  const { booking: flooded } = await has.insert(tenant, { startsAt: at(2, 8), endsAt: at(2, 11) })
  // Of a mail that waits, the moment to send it: mails leave in the order in which they came.
  const isLeft = (column: string) => column !== 'mails.due_at'
  expect((await exactTimes(tenant)).filter(isLeft)).toEqual([])
  await confirmAddress(sql, tenant, { reference: booking.reference, limits: null })
  await sql`insert into booking_steps (tenant_id, booking_id, kind, done_on, recorded_by)
    select tenant_id, booking_id, 'screening', now(), 'companion' from bookings where tenant_id = ${tenant} and reference = ${booking.reference}`
  await changeBooking(sql, tenant, { reference: booking.reference, to: 'confirmed', actor: 'companion' })
  await changeBooking(sql, tenant, { reference: booking.reference, to: 'cancelled', actor: 'client' })
  await changeBooking(sql, tenant, { reference: flooded.reference, to: 'cancelled', actor: 'client' })
  const mails = await claimMails(sql, 100)
  for (const mail of mails) await postponeMail(sql, mail, 30)
  expect((await exactTimes(tenant)).filter(isLeft)).toEqual([])
  for (const { tenantId, mailId } of mails) await markMailsSent(sql, tenantId, [mailId])
  expect(await exactTimes(tenant)).toEqual([])
  expect((await sql`select from mails where tenant_id = ${tenant} and sent_at is not null`).length).toBeGreaterThanOrEqual(5)
})

it('leaves out no column, whoever writes it', async () => {
  const { sql } = database
  const tenant = await has.newTenant()
  const { booking } = await has.insert(tenant, { startsAt: at(1, 8), endsAt: at(1, 11) })
  await changeBooking(sql, tenant, { reference: booking.reference, to: 'confirmed', actor: 'companion' })
  await sql`insert into booking_steps (tenant_id, booking_id, kind, done_on, recorded_by)
    select tenant_id, booking_id, 'screening', now(), 'companion' from bookings where tenant_id = ${tenant}`
  await sql`update mails set status = 'sent' where tenant_id = ${tenant}`
  await sql`insert into waiting_list (tenant_id, reference, city, time_zone, hours, email_sealed, client_hash, leg_from, leg_to, confirmed_at, was_open)
    values (${tenant}, 'r', 'Sydney', 'UTC', 1, '', '', now(), now(), now(), false)`
  const columns = await sql<{ table: string; column: string }[]>`
    select relname as "table", attname as "column" from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and atttypid = 'timestamptz'::regtype and attnum > 0 and not attisdropped
      and relname in ('bookings', 'booking_log', 'booking_steps', 'mails', 'waiting_list')`
  const isChosen = ({ table, column }: (typeof columns)[number]) =>
    ['bookings.starts_at', 'bookings.ends_at', 'waiting_list.confirmed_at'].includes(`${table}.${column}`)
  for (const { table, column } of columns.filter((each) => !isChosen(each))) {
    const rows = await sql<{ second: string }[]>`
      update ${sql(table)} set ${sql(column)} = '2026-12-24T10:15:07.09Z' where tenant_id = ${tenant}
      returning extract(second from ${sql(column)})::text as second`
    expect({ table, column, seconds: new Set(rows.map(({ second }) => Number(second))) }).toEqual({ table, column, seconds: new Set([0]) })
  }
})

it('holds no time shorter than was promised, and lets go at once of what is not held', async () => {
  const { sql } = database
  const tenant = await has.newTenant()
  const ask = async (day: number, change: Partial<Booking>, limits?: TenantLimits) => {
    const { booking } = await has.insert(tenant, { startsAt: at(day, 8), endsAt: at(day, 9), ...change }, limits ? { limits } : {})
    return booking.reference
  }
  const promised = await ask(1, { holdHours: 48 })
  const unconfirmed = await ask(2, { confirmEmail: true })
  const over = await ask(3, {}, { ...LIMITS, requestsPerHour: 0 })
  const ends = async (reference: string) =>
    (
      await sql<{ expires: number; held: number | null }[]>`
        select extract(epoch from hold_expires_at - now())::float8 / 60 as expires, extract(epoch from held_until - now())::float8 / 60 as held
        from bookings where tenant_id = ${tenant} and reference = ${reference}`
    )[0]
  // The clock has gone on since the request, by less than this test may take.
  const isAbout = (minutes: number | null | undefined, hours: number) => {
    expect(minutes).toBeGreaterThan(hours * 60 - 2)
    expect(minutes).toBeLessThanOrEqual(hours * 60 + 1)
  }
  isAbout((await ends(promised))?.expires, 48)
  isAbout((await ends(unconfirmed))?.held, 2)
  expect((await ends(over))?.held).toBeLessThanOrEqual(0)
  const [row] = await sql<{ is_kept: boolean }[]>`
    select hold_end(48) - now() >= interval '48 hours' and hold_end(48) = date_trunc('minute', hold_end(48)) as is_kept`
  expect(row?.is_kept).toBe(true)
})
