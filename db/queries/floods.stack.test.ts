import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import type { Booking } from '../../tenants/contract/booking.ts'
import { applyRetention } from './apply-retention.ts'
import { blockClient, hasFlood, selectBlocksOf, unblock } from './blocks.ts'
import { at, floodFixtures, LIMITS } from './booking-fixtures.ts'
import { noteReminders } from './note-reminders.ts'
import { changeBooking, confirmAddress, passTimeOnBookings } from './requests.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let has: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  has = floodFixtures(database.sql)
})
afterAll(() => database.drop())

describe('a flood', () => {
  it('is none where one request waits, and one where several have something in common or nobody has confirmed them', async () => {
    const tenant = await has.newTenant()
    const isFlood = () => hasFlood(database.sql, tenant)
    await has.insert(tenant, { startsAt: at(1, 8), endsAt: at(1, 11), clientHash: 'one', networkHash: 'n1' })
    expect(await isFlood()).toBe(false)
    await has.insert(tenant, { startsAt: at(2, 8), endsAt: at(2, 11), clientHash: 'one', networkHash: 'n2' })
    expect(await isFlood()).toBe(true)
    await database.sql`update bookings set client_hash = reference, network_hash = null where tenant_id = ${tenant}`
    expect(await isFlood()).toBe(false)
    for (let day = 3; day <= 5; day++) await has.insert(tenant, { startsAt: at(day, 8), endsAt: at(day, 11) })
    await database.sql`update bookings set client_hash = reference, network_hash = null, email_check = 'asked' where tenant_id = ${tenant}`
    expect(await isFlood()).toBe(true)
  })

  it('takes requests over the hourly limit without a hold, and tells her once', async () => {
    const tenant = await has.newTenant()
    const limits = { ...LIMITS, holds: 100, heldHours: 1000 }
    const made = []
    for (let day = 1; day <= 9; day++) made.push(await has.insert(tenant, { startsAt: at(day, 8), endsAt: at(day, 11) }, { limits }))
    expect(made.map(({ outcome }) => outcome)).toEqual(Array(9).fill('stored'))
    expect(await has.heldOf(tenant)).toBe(6)
    const mails =
      await database.sql`select kind, count(*)::integer as count from mails where tenant_id = ${tenant} group by kind order by kind`
    expect([...mails]).toEqual([
      { kind: 'flood_companion', count: 1 },
      { kind: 'request_client', count: 9 },
      { kind: 'request_companion', count: 6 },
    ])
    // Those she had no mail of end without one.
    const [told, silent] = [made.at(0), made.at(-2)].map((each) => each?.booking) as [Booking, Booking]
    await database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where tenant_id = ${tenant} and reference in ${database.sql([silent.reference, told.reference])}`
    await passTimeOnBookings(database.sql)
    expect(await has.mailsOf(tenant, silent)).toEqual(['expired_client', 'request_client'])
    expect(await has.mailsOf(tenant, told)).toContain('expired_companion')
    // The time of the last is free for others, and she can still confirm it.
    const last = made.at(-1)?.booking as Booking
    expect(await has.rowOf(tenant, last)).toMatchObject({ status: 'pending', holds_time: false, held_for: 0, expires_in: 48 })
    expect(await changeBooking(database.sql, tenant, { reference: last.reference, to: 'confirmed', actor: 'companion' })).toBe('changed')
  })

  it('counts a day as well as an hour', async () => {
    const tenant = await has.newTenant()
    const hours = [20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0]
    for (const [index, ago] of hours.entries()) {
      const receivedAt = new Date(Date.now() - ago * 3_600_000).toISOString()
      await has.insert(
        tenant,
        { receivedAt, startsAt: at(1 + index, 8), endsAt: at(1 + index, 9) },
        { limits: { ...LIMITS, holds: 100, heldHours: 1000 } },
      )
    }
    expect(await has.heldOf(tenant)).toBe(10)
    // Over it nobody is mailed through her form.
    expect(await database.sql`select from mails where tenant_id = ${tenant} and kind = 'request_client'`).toHaveLength(10)
  })

  it('holds few times at once for addresses that nobody has confirmed, and few hours', async () => {
    const [many, long] = [await has.newTenant(), await has.newTenant()]
    const unconfirmed = { confirmEmail: true }
    for (let day = 1; day <= 5; day++)
      await has.insert(many, { ...unconfirmed, startsAt: at(day, 8), endsAt: at(day, 9) }, { limits: LIMITS })
    expect(await has.heldOf(many)).toBe(3)
    const byHours = { ...LIMITS, heldHours: 100 }
    // 24 hours each: one fits into 30 hours with the free time after it, two do not.
    for (let day = 1; day <= 5; day += 2)
      await has.insert(long, { ...unconfirmed, startsAt: at(day, 8), endsAt: at(day + 1, 8) }, { limits: byHours })
    expect(await has.heldOf(long)).toBe(1)
    // Somebody who needs no confirmation is not kept out by them.
    await has.insert(long, { startsAt: at(20, 8), endsAt: at(20, 12) }, { limits: byHours })
    expect(await has.heldOf(long)).toBe(2)
  })

  it('forgets within two days which network a request came from', async () => {
    const tenant = await has.newTenant()
    await has.insert(tenant, { networkHash: 'n'.repeat(32), receivedAt: new Date(Date.now() - 25 * 3_600_000).toISOString() })
    await has.insert(tenant, { networkHash: 'm'.repeat(32), startsAt: at(2, 1), endsAt: at(2, 2) })
    await applyRetention(database.sql)
    const kept = await database.sql`select network_hash from bookings where tenant_id = ${tenant} and network_hash is not null`
    expect([...kept]).toEqual([{ network_hash: 'm'.repeat(32) }])
  })
})

describe('"Yes, it’s me"', () => {
  const confirm = (tenant: string, { reference }: Booking) => confirmAddress(database.sql, tenant, { reference, limits: LIMITS })

  it('holds for two hours until the address is confirmed, then as long as the policy says', async () => {
    const tenant = await has.newTenant()
    const { booking } = await has.insert(tenant, { confirmEmail: true })
    expect(await has.rowOf(tenant, booking)).toMatchObject({ email_check: 'asked', held_for: 2, expires_in: 48 })
    await database.sql`update bookings set hold_expires_at = now() + interval '1 hour' where tenant_id = ${tenant}`
    expect(await confirm(tenant, booking)).toBe('confirmed')
    expect(await has.rowOf(tenant, booking)).toMatchObject({ email_check: 'confirmed', held_for: 48, expires_in: 48, holds_time: true })
    expect(await confirm(tenant, booking)).toBe('unchanged')
    expect(await has.mailsOf(tenant, booking)).toEqual(['request_client', 'request_companion'])
  })

  it('lets the time go after two hours and keeps the request waiting; confirming takes the time again if it is free', async () => {
    const tenant = await has.newTenant()
    const { booking } = await has.insert(tenant, { confirmEmail: true })
    await database.sql`update bookings set held_until = now() - interval '1 minute' where tenant_id = ${tenant}`
    await passTimeOnBookings(database.sql)
    expect(await has.rowOf(tenant, booking)).toMatchObject({ status: 'pending', holds_time: false })
    expect(await has.heldOf(tenant)).toBe(0)
    await confirm(tenant, booking)
    expect(await has.rowOf(tenant, booking)).toMatchObject({ held_for: 48, holds_time: true })
  })

  it('tells her of a request that a flood had kept from her: by mail, on her devices and again before it expires', async () => {
    const tenant = await has.newTenant()
    const ask = (day: number) => has.insert(tenant, { confirmEmail: true, startsAt: at(day, 8), endsAt: at(day, 9) }, { limits: LIMITS })
    for (let day = 1; day <= 8; day++) await ask(day)
    const { booking } = await ask(9)
    const { booking: unconfirmed } = await ask(10)
    expect(await has.mailsOf(tenant, booking)).toEqual(['request_client'])
    const untold = async () =>
      (await database.sql`select reference from untold_requests(${tenant}, now(), '{}')`).map(({ reference }) => reference as string)
    expect(await untold()).not.toContain(booking.reference)

    await confirm(tenant, booking)
    expect(await has.rowOf(tenant, booking)).toMatchObject({ email_check: 'confirmed', holds_time: true })
    expect(await has.mailsOf(tenant, booking)).toEqual(['request_client', 'request_companion'])
    expect(await untold()).toContain(booking.reference)
    await noteReminders(database.sql, new Date(Date.now() + 43 * 3_600_000))
    expect(await has.mailsOf(tenant, booking)).toEqual(['reminder_companion', 'request_client', 'request_companion'])
    // Of the others of the flood she hears nothing, as before.
    expect(await has.mailsOf(tenant, unconfirmed)).toEqual(['request_client'])
    expect(await database.sql`select from mails where tenant_id = ${tenant} and kind = 'flood_companion'`).toHaveLength(1)
  })

  it('tells her of each request of a busy hour, also of those for which no time is left to hold', async () => {
    const tenant = await has.newTenant()
    const limits = { ...LIMITS, requestsPerHour: 12, requestsPerDay: 30 }
    const asked = []
    for (let day = 1; day <= 13; day++)
      asked.push((await has.insert(tenant, { confirmEmail: true, startsAt: at(day, 8), endsAt: at(day, 9) }, { limits })).booking)
    for (const booking of asked) await confirmAddress(database.sql, tenant, { reference: booking.reference, limits })
    expect(await has.heldOf(tenant)).toBe(limits.holds)
    for (const booking of asked) expect(await has.mailsOf(tenant, booking)).toContain('request_companion')
  })

  it('tells her of none whose client she has blocked, until she takes that back', async () => {
    const tenant = await has.newTenant()
    await has.insert(tenant, { clientHash: 'blocked' })
    const [{ reference: first } = {}] = await database.sql<
      { reference: string }[]
    >`select reference from bookings where tenant_id = ${tenant}`
    await blockClient(database.sql, tenant, first ?? '')
    const { booking } = await has.insert(tenant, { confirmEmail: true, clientHash: 'blocked', startsAt: at(2, 8), endsAt: at(2, 9) })
    await confirm(tenant, booking)
    expect(await has.mailsOf(tenant, booking)).toEqual(['request_client'])
    await unblock(database.sql, tenant, await selectBlocksOf(database.sql, tenant, booking.reference))
    expect(await has.mailsOf(tenant, booking)).toEqual(['request_client', 'request_companion'])
  })

  it('goes on waiting without a hold where somebody else has the time by then', async () => {
    const tenant = await has.newTenant()
    const { booking: late } = await has.insert(tenant, { confirmEmail: true })
    await database.sql`update bookings set held_until = now() - interval '1 minute' where tenant_id = ${tenant}`
    expect((await has.insert(tenant)).outcome).toBe('stored')
    expect(await confirm(tenant, late)).toBe('confirmed')
    expect(await has.rowOf(tenant, late)).toMatchObject({ status: 'pending', email_check: 'confirmed', holds_time: false, held_for: 0 })
  })
})
