import { describe, expect, it } from 'vitest'
import { makeOfferDatabase } from '../../scripts/test-support/make-offer-database.ts'
import { applyRetention } from './apply-retention.ts'
import { blockClient } from './blocks.ts'
import { at } from './booking-fixtures.ts'
import { countOverlaps } from './check-bookings.ts'
import { eraseClient } from './client-data.ts'
import { passTimeOnBookings, selectRequest } from './requests.ts'

const { database, has, waiting, isFree } = await makeOfferDatabase()

describe('other times', () => {
  it('are held from others while the client may choose, with the free time after them, and told as taken', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    expect(await has.heldOf(tenant)).toBe(1)
    expect(await request.offer(at(2, 8), at(3, 8), at(3, 8))).toEqual({ outcome: 'offered', taken: [], blocked: [] })
    expect(await request.offered()).toEqual([at(2, 8), at(3, 8)])
    expect(await has.heldOf(tenant)).toBe(3)
    for (const start of [at(1, 8), at(2, 10), at(2, 11), at(3, 7)]) expect(await isFree(tenant, start), start).toBe(start === at(3, 7))
    expect(await isFree(tenant, at(2, 12))).toBe(true)
    expect(await request.mails()).toContain('offered_client')
    expect(await request.log()).toEqual(['client pending', 'companion offered'])
  })

  it('may lie over each other and over the first time, and over nothing of anybody else', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await waiting(tenant, 2, { clientHash: 'another' })
    expect(await request.offer(at(1, 9), at(1, 10))).toEqual({ outcome: 'offered', taken: [], blocked: [] })
    const refused = await request.offer(at(4, 8), at(2, 9), at(2, 6))
    expect(refused).toEqual({ outcome: 'slot_taken', taken: [new Date(at(2, 6)), new Date(at(2, 9))], blocked: [] })
    // Nothing of it was done.
    expect(await request.offered()).toEqual([at(1, 9), at(1, 10)])
    expect(await countOverlaps(database.sql)).toBe(0)
  })

  it('are confirmed by a pick, which frees the others and the first time', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1, { confirmEmail: true })
    await request.offer(at(2, 8), at(3, 8))
    expect(await request.pick(at(3, 8))).toBe('picked')
    expect(await request.row()).toEqual({
      status: 'confirmed',
      starts_at: new Date(at(3, 8)),
      ends_at: new Date(at(3, 11)),
      email_check: 'confirmed',
    })
    expect(await request.offered()).toEqual([])
    expect(await request.log()).toEqual(['client pending', 'companion offered', 'client picked'])
    expect((await request.mails()).filter((kind) => /confirmed|picked/.test(kind))).toEqual(['confirmed_client', 'picked_companion'])
    expect(await isFree(tenant, at(1, 8))).toBe(true)
    expect(await isFree(tenant, at(2, 8))).toBe(true)
    expect(await isFree(tenant, at(3, 8))).toBe(false)
    // A second tap on the same time says so; on another time, that one is chosen. What she offers after that is another matter.
    expect(await request.pick(at(3, 8))).toBe('unchanged')
    expect(await request.pick(at(2, 8))).toBe('chosen')
    const { pickedInstead, moves } = (await selectRequest(database.sql, tenant, request.reference)) ?? {}
    expect([pickedInstead?.at, moves]).toEqual([Date.parse(at(1, 8)), 0])
    await request.offer(at(4, 8))
    expect(await request.pick(at(2, 8))).toBe('gone')
  })

  it.each([
    ['withdraws them', 'gone', (request: Awaited<ReturnType<typeof waiting>>) => request.withdraw()],
    ['confirms the first time', 'gone', (request: Awaited<ReturnType<typeof waiting>>) => request.change('confirmed')],
    ['declines', 'not_allowed', (request: Awaited<ReturnType<typeof waiting>>) => request.change('declined')],
    ['offers others', 'gone', (request: Awaited<ReturnType<typeof waiting>>) => request.offer(at(5, 8))],
  ])('cannot be picked and are free again when she %s', async (_deed, outcome, deed) => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await request.offer(at(2, 8))
    await deed(request)
    expect(await request.pick(at(2, 8))).toBe(outcome)
    expect(await isFree(tenant, at(2, 8))).toBe(true)
  })

  it('end when the client cancels, is blocked or does not answer in time, also before the cron has seen it', async () => {
    const tenant = await has.newTenant()
    const [cancelled, blocked, late] = [
      await waiting(tenant, 1),
      await waiting(tenant, 2, { clientHash: 'to be blocked' }),
      await waiting(tenant, 3),
    ]
    await cancelled.offer(at(11, 8))
    await cancelled.change('cancelled', 'client')
    expect(await isFree(tenant, at(11, 8))).toBe(true)
    await blocked.offer(at(12, 8))
    await blockClient(database.sql, tenant, blocked.reference)
    expect(await isFree(tenant, at(12, 8))).toBe(true)
    expect(await blocked.pick(at(12, 8))).toBe('not_allowed')
    expect((await blocked.offer(at(13, 8))).outcome).toBe('not_allowed')
    await late.offer(at(13, 8))
    await database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where tenant_id = ${tenant} and reference = ${late.reference}`
    expect(await late.offered()).toEqual([])
    expect(await late.pick(at(13, 8))).toBe('gone')
    expect(await isFree(tenant, at(13, 8))).toBe(true)
    expect((await late.row())?.status).toBe('expired')
  })

  it('come too late once the time to answer is over: the request has expired then and there, and its time is free', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where tenant_id = ${tenant} and reference = ${request.reference}`
    expect((await request.offer(at(2, 8))).outcome).toBe('not_allowed')
    expect((await request.row())?.status).toBe('expired')
    expect([await isFree(tenant, at(1, 8)), await isFree(tenant, at(2, 8))]).toEqual([true, true])
  })

  it('keep a request alive past its first time, and for as long as she had to answer', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    const soon = new Date(Date.now() + 86_400_000).toISOString()
    await database.sql`
      update bookings set starts_at = now() - interval '1 minute', hold_expires_at = now() + interval '1 hour'
      where tenant_id = ${tenant} and reference = ${request.reference}`
    await request.offer(soon)
    expect(await has.rowOf(tenant, request)).toMatchObject({ expires_in: 48 })
    await passTimeOnBookings(database.sql)
    expect((await request.row())?.status).toBe('pending')
    await request.withdraw()
    await passTimeOnBookings(database.sql)
    expect((await request.row())?.status).toBe('expired')
  })

  it('move an appointment, which stands as it was until one is picked, and again after that', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await request.change('confirmed')
    await database.sql`update mails set status = 'sent' where tenant_id = ${tenant}`
    await request.offer(at(2, 8), at(3, 8))
    expect(await request.row()).toMatchObject({ status: 'confirmed', starts_at: new Date(at(1, 8)) })
    expect(await isFree(tenant, at(1, 8))).toBe(false)
    expect(await isFree(tenant, at(2, 8))).toBe(false)
    expect(await request.pick(at(2, 8))).toBe('picked')
    expect(await request.row()).toMatchObject({ status: 'confirmed', starts_at: new Date(at(2, 8)) })
    expect(await isFree(tenant, at(1, 8))).toBe(true)
    expect(await isFree(tenant, at(3, 8))).toBe(true)
    const [mail] = await database.sql`select status from mails where tenant_id = ${tenant} and kind = 'confirmed_client'`
    expect(mail?.status).toBe('pending')
    expect((await selectRequest(database.sql, tenant, request.reference))?.moves).toBe(1)
    // Offered again and not picked: the times are free, and the appointment stands.
    await request.offer(at(4, 8), at(5, 8))
    await database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where tenant_id = ${tenant} and reference = ${request.reference}`
    expect(await request.pick(at(4, 8))).toBe('gone')
    expect(await isFree(tenant, at(4, 8))).toBe(true)
    await passTimeOnBookings(database.sql)
    expect(await has.heldOf(tenant)).toBe(1)
    expect((await database.sql`select from taken_times where tenant_id = ${tenant}`).length).toBe(1)
    expect((await request.log()).slice(-2)).toEqual(['companion offered', 'system lapsed'])
    // Nor after a cancellation.
    await request.offer(at(6, 8))
    await request.change('cancelled')
    expect(await request.pick(at(6, 8))).toBe('not_allowed')
    expect(await isFree(tenant, at(6, 8))).toBe(true)
  })

  it('are mailed anew when she offers others, under another id', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    const mail = async () =>
      (await database.sql`select mail_id, status from mails where tenant_id = ${tenant} and kind = 'offered_client'`)[0]
    await request.offer(at(2, 8))
    const first = await mail()
    await database.sql`update mails set status = 'sent' where tenant_id = ${tenant}`
    await request.offer(at(3, 8))
    expect((await mail())?.status).toBe('pending')
    expect((await mail())?.mail_id).not.toBe(first?.mail_id)
  })

  it('go with the request when it is erased or too old', async () => {
    const tenant = await has.newTenant()
    const [erased, old] = [await waiting(tenant, 1), await waiting(tenant, 2)]
    const held = async () => (await database.sql`select from taken_times where tenant_id = ${tenant}`).length
    await erased.offer(at(11, 8))
    await old.offer(at(12, 8))
    expect(await held()).toBe(4)
    await eraseClient(database.sql, tenant, { selector: { reference: erased.reference }, references: [] })
    expect(await held()).toBe(2)
    await database.sql`update bookings set words_sealed = 'sealed words', offer_words_sealed = 'sealed words' where tenant_id = ${tenant}`
    await applyRetention(database.sql, new Date('2028-01-01'))
    expect([...(await database.sql`select words_sealed, offer_words_sealed from bookings where tenant_id = ${tenant}`)]).toEqual([
      { words_sealed: null, offer_words_sealed: null },
    ])
    expect([
      ...(await database.sql`select reference from keys_to_destroy where tenant_id = ${tenant} and reference = ${old.reference}`),
    ]).toHaveLength(1)
    await applyRetention(database.sql, new Date('2032-01-01'))
    expect(await held()).toBe(0)
  })
})
