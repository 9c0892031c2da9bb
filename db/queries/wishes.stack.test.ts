import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { at, floodFixtures } from './booking-fixtures.ts'
import { countOverlaps } from './check-bookings.ts'
import { answerWish, moveRequest, selectMovable, takeWishBack } from './move-request.ts'
import { offerFixtures } from './offer-fixtures.ts'
import { selectHistory } from './request-history.ts'
import { passTimeOnBookings, selectRequest } from './requests.ts'
import { countWaitingForHer, selectWaitingForHer } from './waiting-for-her.ts'
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

/** An appointment of three hours from 8:00 UTC of a day, and what its client and she do with it. */
async function appointment(tenant: string, day: number) {
  const request = await offers.waiting(tenant, day, { clientHash: `c${day}` })
  expect(await request.change('confirmed')).toBe('changed')
  const { reference } = request
  const ask = (startsAt: string, { hours = 3, movesMax = 3 } = {}) =>
    withTenant(database.sql, { tenantId: tenant, role: 'companion_ingest' }, (tx) =>
      moveRequest(tx, tenant, {
        reference,
        move: {
          startsAt,
          endsAt: new Date(Date.parse(startsAt) + hours * 3_600_000).toISOString(),
          ...{ priceCents: null, bufferMinutes: 30, city: 'Sydney', timeZone: 'Australia/Sydney' },
        },
        limits: null,
        movesMax,
        isOffered: () => true,
      }),
    )
  const answer = (to: 'confirmed' | 'kept', wish: string, seen = [at(day, 8), at(day, 11)]) =>
    withTenant(database.sql, { tenantId: tenant, role: 'companion_ingest' }, (tx) =>
      answerWish(tx, tenant, { reference, to, wish: new Date(wish), seen: { from: new Date(seen[0] ?? ''), to: new Date(seen[1] ?? '') } }),
    )
  const booking = () => selectRequest(database.sql, tenant, reference)
  const takeBack = () =>
    withTenant(database.sql, { tenantId: tenant, role: 'companion_ingest' }, (tx) => takeWishBack(tx, tenant, reference))
  return { ...request, ask, answer, booking, takeBack }
}

const waitingFor = (tenant: string) => selectWaitingForHer(database.sql, tenant, { limit: 99 })

const kinds = (mails: readonly string[]) =>
  mails.filter((kind) => ['asked_companion', 'asked_client', 'kept_client', 'confirmed_client'].includes(kind))

describe('a client who asks to move an appointment', () => {
  it('holds both times until she answers, and is told once', async () => {
    const tenant = await has.newTenant()
    const it = await appointment(tenant, 3)
    expect(await it.ask(at(4, 9))).toBe('asked')
    expect((await it.row())?.starts_at).toEqual(new Date(at(3, 8)))
    expect([await offers.isFree(tenant, at(3, 9)), await offers.isFree(tenant, at(4, 10))]).toEqual([false, false])
    expect((await it.booking())?.wishAt?.at).toBe(Date.parse(at(4, 9)))
    expect((await waitingFor(tenant)).map(({ reference }) => reference)).toEqual([it.reference])
    expect(await it.ask(at(4, 9))).toBe('unchanged')
    expect(kinds(await it.mails()).toSorted()).toEqual(['asked_client', 'asked_companion', 'confirmed_client'])
  })

  it('moves when she confirms: one row, the old time free, the new one in the calendar', async () => {
    const tenant = await has.newTenant()
    const it = await appointment(tenant, 3)
    await offers.mailed(tenant)
    // It may lie over the old one.
    expect(await it.ask(at(3, 9))).toBe('asked')
    expect(await Promise.all([it.answer('confirmed', at(3, 9)), it.answer('confirmed', at(3, 9))])).toEqual(
      expect.arrayContaining(['changed', 'moved']),
    )
    expect([(await it.row())?.starts_at, (await it.row())?.ends_at]).toEqual([new Date(at(3, 9)), new Date(at(3, 12))])
    expect([await offers.isFree(tenant, at(3, 8)), await offers.isFree(tenant, at(3, 11))]).toEqual([true, false])
    const booking = await it.booking()
    expect([booking?.moves, booking?.pickedInstead?.at, booking?.wishAt]).toEqual([1, Date.parse(at(3, 8)), null])
    expect((await selectHistory(database.sql, tenant, it.reference)).map(({ deed }) => deed).slice(-2)).toEqual(['asked', 'agreed'])
    const [mail] = await database.sql`select status from mails where tenant_id = ${tenant} and kind = 'confirmed_client'`
    expect(mail?.status).toBe('pending')
    expect(await countOverlaps(database.sql)).toBe(0)
  })

  it('keeps what stands when she says so, and when she has seen something else', async () => {
    const tenant = await has.newTenant()
    const it = await appointment(tenant, 3)
    await it.ask(at(4, 9))
    expect(await it.answer('confirmed', at(4, 10))).toBe('moved')
    expect(await it.answer('confirmed', at(4, 9), [at(3, 7), at(3, 10)])).toBe('moved')
    expect(await it.answer('kept', at(4, 9))).toBe('kept')
    expect(await it.answer('confirmed', at(4, 9))).toBe('moved')
    expect([(await it.row())?.starts_at, await offers.isFree(tenant, at(4, 9))]).toEqual([new Date(at(3, 8)), true])
    expect(kinds(await it.mails())).toContain('kept_client')
    expect((await it.booking())?.lastDeed).toBe('kept')
  })

  it('takes it back before she has answered: nothing asks her, nobody is mailed, and what she taps late does nothing', async () => {
    const tenant = await has.newTenant()
    const it = await appointment(tenant, 3)
    expect(await it.takeBack()).toBe('unchanged')
    await it.ask(at(4, 9))
    const mails = await it.mails()
    expect(await Promise.all([it.takeBack(), it.takeBack()])).toEqual(expect.arrayContaining(['taken_back', 'unchanged']))
    expect([(await it.row())?.starts_at, (await it.booking())?.wishAt]).toEqual([new Date(at(3, 8)), null])
    expect([await offers.isFree(tenant, at(3, 9)), await offers.isFree(tenant, at(4, 10))]).toEqual([false, true])
    expect(await waitingFor(tenant)).toEqual([])
    expect(await it.answer('confirmed', at(4, 9))).toBe('moved')
    expect(await it.mails()).toEqual(mails)
    expect(await it.log()).toEqual(['client pending', 'companion confirmed', 'client asked', 'client withdrawn'])
    expect((await it.booking())?.lastDeed).toBe('withdrawn')
    // And can ask again.
    expect(await it.ask(at(4, 9))).toBe('asked')
  })

  it('changes it to another time, which may lie over the first; where that is refused the first still stands', async () => {
    const tenant = await has.newTenant()
    const [it] = [await appointment(tenant, 3), await appointment(tenant, 6)]
    await it.ask(at(4, 9))
    const movable = await selectMovable(database.sql, tenant, it.reference)
    expect([movable?.wish?.startsAt.at, movable?.wish?.from]).toEqual([Date.parse(at(4, 9)), Date.parse(at(4, 9))])
    expect(await it.ask(at(6, 9))).toBe('slot_taken')
    expect((await it.booking())?.wishAt?.at).toBe(Date.parse(at(4, 9)))
    expect(await it.ask(at(4, 10))).toBe('asked')
    expect((await it.booking())?.wishAt?.at).toBe(Date.parse(at(4, 10)))
    expect([await offers.isFree(tenant, at(4, 9)), await offers.isFree(tenant, at(4, 12))]).toEqual([true, false])
    expect(await it.answer('confirmed', at(4, 9))).toBe('moved')
    expect(await it.answer('confirmed', at(4, 10))).toBe('changed')
    expect(await countOverlaps(database.sql)).toBe(0)
  })

  it('gets no time that another has, no other length, and not without end', async () => {
    const tenant = await has.newTenant()
    const [it, other] = [await appointment(tenant, 3), await appointment(tenant, 5)]
    expect(await it.ask(at(5, 9))).toBe('slot_taken')
    expect(await it.ask(at(4, 9), { hours: 4 })).toBe('not_allowed')
    expect(await it.ask(at(4, 9), { movesMax: 1 })).toBe('asked')
    expect(await other.ask(at(4, 10))).toBe('slot_taken')
    await it.answer('kept', at(4, 9))
    expect(await it.ask(at(4, 9), { movesMax: 1 })).toBe('too_often')
  })

  it('lapses in time: the appointment stands, the client is told, and she can’t confirm it any more', async () => {
    const tenant = await has.newTenant()
    const it = await appointment(tenant, 3)
    await it.ask(at(4, 9))
    await database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where tenant_id = ${tenant}`
    expect(await it.answer('confirmed', at(4, 9))).toBe('moved')
    await passTimeOnBookings(database.sql)
    await passTimeOnBookings(database.sql)
    expect(await it.log()).toEqual(['client pending', 'companion confirmed', 'client asked', 'system kept'])
    expect([(await it.row())?.status, await offers.isFree(tenant, at(4, 9))]).toEqual(['confirmed', true])
    expect(kinds(await it.mails())).toContain('kept_client')
  })

  it('is answered by other times of hers, and ended by either who cancels', async () => {
    const tenant = await has.newTenant()
    const [it, cancelled] = [await appointment(tenant, 3), await appointment(tenant, 10)]
    await it.ask(at(4, 9))
    expect((await it.offer(at(6, 9))).outcome).toBe('offered')
    expect([(await it.booking())?.wishAt, await offers.isFree(tenant, at(4, 9))]).toEqual([null, true])
    expect(await it.ask(at(4, 9))).toBe('not_allowed')
    await cancelled.ask(at(11, 9))
    await cancelled.change('cancelled', 'client')
    expect([await offers.isFree(tenant, at(10, 9)), await offers.isFree(tenant, at(11, 9))]).toEqual([true, true])
  })

  it('waits among her requests by its deadline, then by its own time, and is what a device of hers is told of', async () => {
    const { sql } = database
    const tenant = await has.newTenant()
    const later = await offers.waiting(tenant, 9, { clientHash: 'later' })
    const it = await appointment(tenant, 7)
    const sooner = await offers.waiting(tenant, 5, { clientHash: 'sooner' })
    const untold = async (told: string[]) =>
      (
        await sql<{ reference: string }[]>`select reference from untold_requests(${tenant}, now() - interval '1 hour', ${told}::text[])`
      ).map(({ reference }) => reference)
    const all = [it.reference, sooner.reference, later.reference]
    // Of the request it was before she has been told.
    await sql`insert into push_subscriptions (tenant_id, session_hash, endpoint, p256dh, auth, server_key, told)
      values (${tenant}, 'x', ${`https://example.com/${tenant}`}, 'x', 'x', 'x', ${all}::text[])`
    expect(await untold([])).not.toContain(it.reference)
    expect(await it.ask(at(8, 8))).toBe('asked')
    const [device] = await sql<[{ told: string[] }]>`select told from push_subscriptions where tenant_id = ${tenant}`
    expect(device.told).toEqual([sooner.reference, later.reference])
    expect(await untold(device.told)).toEqual([it.reference])
    await sql`update bookings set hold_expires_at = now() + interval '1 day' where tenant_id = ${tenant}`
    expect((await waitingFor(tenant)).map(({ reference }) => reference)).toEqual([sooner.reference, it.reference, later.reference])
    expect(await countWaitingForHer(sql, tenant)).toBe(3)
    // With more time for it than for the others.
    await sql`update bookings set hold_expires_at = now() + interval '2 days' where tenant_id = ${tenant} and reference = ${it.reference}`
    expect((await waitingFor(tenant)).map(({ wishAt }) => wishAt?.at)).toEqual([undefined, undefined, Date.parse(at(8, 8))])
    expect(await it.answer('kept', at(8, 8), [at(7, 8), at(7, 11)])).toBe('kept')
    expect([await countWaitingForHer(sql, tenant), await untold(device.told)]).toEqual([2, []])
  })
})
