import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { at, floodFixtures, LIMITS } from './booking-fixtures.ts'
import { countRequests } from './count-requests.ts'
import { countGroups } from './request-list.ts'
import { changeBooking, confirmAddress, passTimeOnBookings } from './requests.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let has: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  has = floodFixtures(database.sql)
})
afterAll(() => database.drop())

describe('a blocked client', () => {
  const blocked = { clientHash: 'hash-of-blocked', phoneHash: 'phone-of-blocked' }
  const block = (tenant: string, hash = blocked.clientHash) =>
    database.sql`insert into blocked_clients (tenant_id, client_hash) values (${tenant}, ${hash})`

  it('is stored as anybody, holds no time, and lies in a folder that no figure counts', async () => {
    const tenant = await has.newTenant()
    await block(tenant)
    const { outcome, booking } = await has.insert(tenant, blocked)
    expect(outcome).toBe('set_aside')
    expect(await has.rowOf(tenant, booking)).toMatchObject({ status: 'pending', holds_time: false, set_aside: 'blocked', held_for: 48 })
    expect(await has.mailsOf(tenant, booking)).toEqual(['request_client'])
    expect(await has.heldOf(tenant)).toBe(0)
    const sql = database.sql
    expect(await countGroups(sql, tenant)).toEqual({ waiting: 0, offered: 0, coming: 0, past: 0, blocked: 1 })
    expect((await countRequests(sql, tenant, null)).requests).toBe(0)
    // Nor is she told of it as one of a flood.
    const over = { ...blocked, startsAt: at(3, 8), endsAt: at(3, 9) }
    const { booking: flooding } = await has.insert(tenant, over, { limits: { ...LIMITS, requestsPerHour: 0 } })
    expect(await has.mailsOf(tenant, flooding)).toEqual(['request_client'])
    // It is no request of hers to answer: a mail to the client would say that it had been seen.
    for (const to of ['confirmed', 'declined'])
      expect(await changeBooking(sql, tenant, { reference: booking.reference, to, actor: 'companion' })).toBe('not_allowed')
    // Somebody else gets the time.
    expect((await has.insert(tenant)).outcome).toBe('stored')
  })

  it('meets a taken time and a time of the same client as anybody does', async () => {
    const tenant = await has.newTenant()
    await block(tenant)
    await has.insert(tenant, { startsAt: at(1, 8), endsAt: at(1, 9) })
    const taken = { ...blocked, startsAt: at(1, 8), endsAt: at(1, 9) }
    expect((await has.insert(tenant, taken)).outcome).toBe('slot_taken')
    const free = { ...blocked, startsAt: at(2, 8), endsAt: at(2, 9) }
    expect((await has.insert(tenant, free)).outcome).toBe('set_aside')
    expect((await has.insert(tenant, free)).outcome).toBe('slot_taken')
    // Acknowledged while Postgres was away: declined with its mail, as for anybody.
    const { booking } = await has.insert(tenant, taken, { acknowledged: true })
    expect(await has.mailsOf(tenant, booking)).toEqual(['declined_client'])
  })

  it('sees the same states and gets the same mails over time, and she hears nothing', async () => {
    const tenant = await has.newTenant()
    await block(tenant, blocked.phoneHash)
    const { booking: expiring } = await has.insert(tenant, { ...blocked, startsAt: at(1, 8), endsAt: at(1, 9) })
    await database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where tenant_id = ${tenant}`
    await passTimeOnBookings(database.sql)
    expect(await has.rowOf(tenant, expiring)).toMatchObject({ status: 'expired', set_aside: 'blocked' })
    expect(await has.mailsOf(tenant, expiring)).toEqual(['expired_client', 'request_client'])
    const { booking: cancelled } = await has.insert(tenant, { ...blocked, startsAt: at(2, 8), endsAt: at(2, 9) })
    expect(await changeBooking(database.sql, tenant, { reference: cancelled.reference, to: 'cancelled', actor: 'client' })).toBe('changed')
    const { booking: anybodys } = await has.insert(tenant, { startsAt: at(3, 8), endsAt: at(3, 9) })
    expect(await changeBooking(database.sql, tenant, { reference: anybodys.reference, to: 'cancelled', actor: 'client' })).toBe('changed')
    const toClient = (await has.mailsOf(tenant, anybodys)).filter((kind) => kind.endsWith('_client'))
    expect(toClient).toEqual(['request_client', 'taken_back_client'])
    expect(await has.mailsOf(tenant, cancelled)).toEqual(toClient)
  })

  it('confirms an address to no effect that could be seen, and none on her calendar', async () => {
    const tenant = await has.newTenant()
    await block(tenant)
    const { booking } = await has.insert(tenant, { ...blocked, confirmEmail: true })
    expect(await has.rowOf(tenant, booking)).toMatchObject({ held_for: 2 })
    await confirmAddress(database.sql, tenant, { reference: booking.reference, limits: LIMITS })
    expect(await has.rowOf(tenant, booking)).toMatchObject({ held_for: 48, email_check: 'confirmed', holds_time: false })
    expect(await has.heldOf(tenant)).toBe(0)
  })
})
