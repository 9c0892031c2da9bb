import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { blockClient } from './blocks.ts'
import { at, floodFixtures, LIMITS } from './booking-fixtures.ts'
import { countOverlaps } from './check-bookings.ts'
import { moveRequest, selectMovable } from './move-request.ts'
import { offerFixtures } from './offer-fixtures.ts'
import { selectHistory } from './request-history.ts'
import { changeBooking, selectRequest } from './requests.ts'
import { withTenant } from './with-tenant.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let has: ReturnType<typeof floodFixtures>
let offers: ReturnType<typeof offerFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  has = floodFixtures(database.sql)
  offers = offerFixtures(database.sql, has)
})
afterAll(() => database.drop())

const ANY = { startsAt: at(25, 8), endsAt: at(25, 9), priceCents: null, bufferMinutes: 0, city: 'Sydney', timeZone: 'Australia/Sydney' }

interface Wanted {
  hours?: number
  movesMax?: number
  limits?: typeof LIMITS | null
}

const moveTo = (tenant: string, options: Omit<Parameters<typeof moveRequest>[2], 'isOffered'>, isOffered = true) =>
  withTenant(database.sql, { tenantId: tenant, role: 'companion_ingest' }, (tx) =>
    moveRequest(tx, tenant, { ...options, isOffered: () => isOffered }),
  )

/** A request for three hours from 8:00 UTC of a day, which its client can move. */
async function waiting(tenant: string, day: number, change: Parameters<typeof offers.waiting>[2] = {}) {
  const request = await offers.waiting(tenant, day, change)
  const { reference } = request
  const move = (startsAt: string, { hours = 3, movesMax = 3, limits = null }: Wanted = {}) => {
    const endsAt = new Date(Date.parse(startsAt) + hours * 3_600_000).toISOString()
    const asked = { startsAt, endsAt, priceCents: hours * 50_000, bufferMinutes: 30, city: 'Sydney', timeZone: 'Australia/Sydney' }
    return moveTo(tenant, { reference, move: asked, limits, movesMax })
  }
  const answer = (to: string, seen: [string, string]) =>
    changeBooking(database.sql, tenant, {
      reference,
      to,
      actor: 'companion',
      seen: { from: new Date(seen[0]), to: new Date(seen[1]) },
    })
  const hasMailed = (kind: string) =>
    database.sql`update mails set status = 'sent', attempts = 1 where tenant_id = ${tenant} and occasion = ${reference} and kind = ${kind}`
  const mailHer = () => hasMailed('request_companion')
  return { ...request, move, answer, hasMailed, mailHer }
}

describe('a request that is moved', () => {
  it('is the same request at another time, for another length and price; what it held is free, and it holds the other', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    expect(await request.move(at(2, 9), { hours: 4 })).toBe('moved')
    expect(await request.row()).toMatchObject({ status: 'pending', starts_at: new Date(at(2, 9)), ends_at: new Date(at(2, 13)) })
    expect((await selectRequest(database.sql, tenant, request.reference))?.priceCents).toBe(200_000)
    expect(await has.heldOf(tenant)).toBe(1)
    expect(await offers.isFree(tenant, at(1, 8))).toBe(true)
    expect(await offers.isFree(tenant, at(2, 12))).toBe(false)
    const [{ count } = { count: 0 }] = await database.sql<{ count: number }[]>`
      select count(*)::integer as count from bookings where tenant_id = ${tenant} and status = 'pending'`
    expect(count).toBe(1)
    expect(await request.log()).toEqual(['client pending', 'client moved'])
    const moved = (await selectHistory(database.sql, tenant, request.reference)).at(-1)?.moved
    expect([moved?.from.at, moved?.to.at]).toEqual([Date.parse(at(1, 8)), Date.parse(at(2, 9))])
  })

  it('may move over its own time, and over nobody else’s', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await waiting(tenant, 2, { clientHash: 'another' })
    expect(await request.move(at(1, 9))).toBe('moved')
    expect(await request.move(at(2, 10))).toBe('slot_taken')
    expect((await request.row())?.starts_at).toEqual(new Date(at(1, 9)))
    expect(await request.move(at(1, 9))).toBe('unchanged')
    expect(await countOverlaps(database.sql)).toBe(0)
  })

  it('does not move to a time that her rules have ceased to offer meanwhile', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await database.sql`update tenants set booking_rules = '{}' where tenant_id = ${tenant}`
    const { reference } = request
    expect(await moveTo(tenant, { reference, move: ANY, limits: null, movesMax: 3 }, false)).toBe('slot_taken')
    expect((await request.row())?.starts_at).toEqual(new Date(at(1, 8)))
  })

  it('tells her where she had been told of it, and not twice where she will read of it first', async () => {
    const tenant = await has.newTenant()
    const [told, untold] = [await waiting(tenant, 1), await waiting(tenant, 3)]
    await told.mailHer()
    await told.move(at(2, 8))
    await untold.move(at(4, 8))
    expect(await told.mails()).toContain('moved_companion')
    expect(await untold.mails()).not.toContain('moved_companion')
  })

  it('tells its client what holds now, where the mail before this one said something else, each time it moves', async () => {
    const tenant = await has.newTenant()
    const [told, untold] = [await waiting(tenant, 1), await waiting(tenant, 5)]
    await told.hasMailed('request_client')
    await told.move(at(2, 8))
    await untold.move(at(6, 8))
    expect(await told.mails()).toContain('moved_client')
    expect(await untold.mails()).not.toContain('moved_client')
    await told.hasMailed('moved_client')
    await told.move(at(3, 8))
    const [{ status }] = await database.sql<[{ status: string }]>`
      select status from mails where tenant_id = ${tenant} and occasion = ${told.reference} and kind = 'moved_client'`
    expect(status).toBe('pending')
  })

  it('confirms its address, and gives her as long to answer as she had', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1, { confirmEmail: true })
    await database.sql`update bookings set hold_expires_at = now() + interval '1 hour' where tenant_id = ${tenant}`
    expect(await request.move(at(2, 8))).toBe('moved')
    expect(await has.rowOf(tenant, request)).toMatchObject({ email_check: 'confirmed', expires_in: 48, held_for: 48, holds_time: true })
  })

  it('cannot be answered as what it was: whoever confirms or declines has seen what it is', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await request.move(at(2, 8))
    for (const to of ['confirmed', 'declined']) expect(await request.answer(to, [at(1, 8), at(1, 11)])).toBe('moved')
    expect((await request.row())?.status).toBe('pending')
    expect(await request.answer('confirmed', [at(2, 8), at(2, 11)])).toBe('changed')
    // What she has agreed to does not move by a tap of the client.
    // What stands moves when she agrees (wishes.stack.test.ts).
    expect(await request.move(at(3, 8))).toBe('asked')
    expect((await request.row())?.starts_at).toEqual(new Date(at(2, 8)))
    expect((await selectMovable(database.sql, tenant, request.reference))?.wish?.startsAt.at).toBe(Date.parse(at(3, 8)))
  })

  it('moves a few times, and not while other times are on offer, after it has ended, or where there is none', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    expect([await request.move(at(2, 8), { movesMax: 2 }), await request.move(at(3, 8), { movesMax: 2 })]).toEqual(['moved', 'moved'])
    expect(await request.move(at(4, 8), { movesMax: 2 })).toBe('too_often')
    await request.offer(at(5, 8))
    expect(await selectMovable(database.sql, tenant, request.reference)).toBeUndefined()
    expect(await request.move(at(6, 8))).toBe('not_allowed')
    const late = await waiting(tenant, 10)
    await database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where tenant_id = ${tenant} and reference = ${late.reference}`
    expect(await late.move(at(11, 8))).toBe('not_allowed')
    expect((await late.row())?.status).toBe('expired')
    expect(await moveTo(tenant, { reference: 'none', move: ANY, limits: null, movesMax: 3 })).toBe('not_found')
  })

  it('holds no more than a request may: beyond the limits it goes on without a hold', async () => {
    const tenant = await has.newTenant()
    await waiting(tenant, 1, { clientHash: 'another' })
    const request = await waiting(tenant, 5)
    expect(await request.move(at(6, 0), { hours: 40, limits: LIMITS })).toBe('moved')
    expect(await has.rowOf(tenant, request)).toMatchObject({ status: 'pending', holds_time: false })
    expect(await offers.isFree(tenant, at(6, 8))).toBe(true)
  })

  it('of a client she has blocked looks like any other, holds nothing, and she hears nothing', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1, { clientHash: 'to be blocked' })
    await request.mailHer()
    await blockClient(database.sql, tenant, request.reference)
    expect(await selectMovable(database.sql, tenant, request.reference)).toMatchObject({ serviceId: 'dinner' })
    expect(await request.move(at(2, 8))).toBe('moved')
    expect(await has.heldOf(tenant)).toBe(0)
    expect(await request.mails()).not.toContain('moved_companion')
  })
})
