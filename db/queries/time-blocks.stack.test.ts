import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { floodFixtures } from './booking-fixtures.ts'
import { selectHeldTimes } from './held-times.ts'
import { changeBooking } from './requests.ts'
import { blockTime, keepBlockAgain, liftBlock, type Meeting, selectBlock, selectOwnTimes } from './time-blocks.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let fixtures: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  fixtures = floodFixtures(database.sql)
})
afterAll(() => database.drop())

const at = (hour: number): string => new Date(Date.UTC(2027, 0, 10, hour)).toISOString()
const year = { from: new Date('2027-01-01'), to: new Date('2028-01-01') }
const local = (hour: number): string => at(hour + 11).slice(0, 16)

const block = (tenantId: string, [first, last]: [number, number], meeting: Meeting = 'ask') =>
  blockTime(database.sql, tenantId, {
    block: { startsLocal: local(first), endsLocal: local(last), timeZone: 'Australia/Sydney', place: 'Sydney', rule: null },
    times: [{ startsAt: at(first), endsAt: at(last) }],
    laidUntil: null,
    meeting,
    madeBy: 'companion',
  })
const hoursHeld = async (tenantId: string): Promise<[number, number][]> =>
  (await selectHeldTimes(database.sql, tenantId, year)).map(({ from, to }) => [
    (from.getTime() - Date.parse(at(0))) / 3_600_000,
    (to.getTime() - Date.parse(at(0))) / 3_600_000,
  ])
const book = (tenantId: string, [first, last]: [number, number]) =>
  fixtures.insert(tenantId, { startsAt: at(first), endsAt: at(last), bufferMinutes: 0 })

describe('a time she has blocked', () => {
  it('is refused from then on, up to its edges and for her alone', async () => {
    const [hers, another] = [await fixtures.newTenant(), await fixtures.newTenant()]
    expect(await block(hers, [8, 12])).toMatchObject({ inTheWay: [], blockId: expect.any(String) })
    expect((await book(hers, [10, 11])).outcome).toBe('slot_taken')
    expect((await book(hers, [7, 9])).outcome).toBe('slot_taken')
    expect((await book(hers, [6, 8])).outcome).toBe('stored')
    expect((await book(hers, [12, 13])).outcome).toBe('stored')
    expect((await book(another, [10, 11])).outcome).toBe('stored')
    expect(await selectOwnTimes(database.sql, another, { from: '2027-01-09', to: '2027-01-11' })).toEqual([])
  })

  it('may lie over another of hers, and is free when both are lifted', async () => {
    const hers = await fixtures.newTenant()
    const first = await block(hers, [8, 12])
    const second = await block(hers, [8, 14])
    expect(await liftBlock(database.sql, hers, { blockId: first.blockId as string })).toBe(true)
    expect((await book(hers, [10, 11])).outcome).toBe('slot_taken')
    expect(await liftBlock(database.sql, hers, { blockId: second.blockId as string })).toBe(true)
    expect(await liftBlock(database.sql, hers, { blockId: second.blockId as string })).toBe(false)
    expect((await book(hers, [10, 11])).outcome).toBe('stored')
  })

  it('writes nothing over a request that waits until she has said what becomes of it', async () => {
    const hers = await fixtures.newTenant()
    const { booking } = await book(hers, [9, 10])
    const inTheWay = [{ reference: booking.reference, status: 'pending' }]
    expect(await block(hers, [8, 12])).toEqual({ blockId: undefined, inTheWay })
    expect(await hoursHeld(hers)).toEqual([[9, 10]])
    expect(await block(hers, [8, 12], 'keep')).toMatchObject({ blockId: expect.any(String), inTheWay })
    expect(await hoursHeld(hers)).toEqual([
      [8, 9],
      [9, 10],
      [10, 12],
    ])
  })

  it('closes over a request that she declines later, and yields to one that she confirms', async () => {
    const hers = await fixtures.newTenant()
    const { booking } = await book(hers, [9, 10])
    await block(hers, [8, 12], 'keep')
    await changeBooking(database.sql, hers, { reference: booking.reference, to: 'declined', actor: 'companion' })
    expect(await hoursHeld(hers)).toEqual([[8, 12]])
    expect((await book(hers, [9, 10])).outcome).toBe('slot_taken')
    const late = await fixtures.insert(hers, { startsAt: at(13), endsAt: at(14), bufferMinutes: 0 })
    await database.sql`update bookings set status = 'expired' where reference = ${late.booking.reference}`
    await block(hers, [12, 15])
    expect(await changeBooking(database.sql, hers, { reference: late.booking.reference, to: 'confirmed', actor: 'companion' })).toBe(
      'changed',
    )
    expect(await hoursHeld(hers)).toEqual([
      [8, 12],
      [12, 13],
      [13, 14],
      [14, 15],
    ])
  })

  it('declines what waits in it, each with its mail, and leaves an appointment', async () => {
    const hers = await fixtures.newTenant()
    const [waiting, agreed] = [await book(hers, [9, 10]), await book(hers, [10, 11])]
    await changeBooking(database.sql, hers, { reference: agreed.booking.reference, to: 'confirmed', actor: 'companion' })
    const said = await block(hers, [8, 12], 'decline')
    expect(said.inTheWay.map(({ status }) => status)).toEqual(['pending', 'confirmed'])
    expect((await fixtures.rowOf(hers, waiting.booking))?.status).toBe('declined')
    expect((await fixtures.rowOf(hers, agreed.booking))?.status).toBe('confirmed')
    const mails =
      await database.sql`select kind from mails where tenant_id = ${hers} and occasion = ${waiting.booking.reference} and kind = 'declined_client'`
    expect(mails).toHaveLength(1)
    expect(await hoursHeld(hers)).toEqual([
      [8, 10],
      [10, 11],
      [11, 12],
    ])
  })

  it('can be kept again after it was lifted, except where somebody has booked', async () => {
    const hers = await fixtures.newTenant()
    const blockId = (await block(hers, [8, 12])).blockId as string
    await liftBlock(database.sql, hers, { blockId })
    expect((await selectBlock(database.sql, hers, blockId))?.isLifted).toBe(true)
    await book(hers, [9, 10])
    expect(await keepBlockAgain(database.sql, hers, { blockId, times: [{ startsAt: at(8), endsAt: at(12) }] })).toBe(true)
    expect(await hoursHeld(hers)).toEqual([
      [8, 9],
      [9, 10],
      [10, 12],
    ])
    expect(await keepBlockAgain(database.sql, hers, { blockId, times: [] })).toBe(false)
  })

  it('is the same block where it is sent again, until it is lifted', async () => {
    const hers = await fixtures.newTenant()
    const first = await block(hers, [8, 12])
    expect((await block(hers, [8, 12])).blockId).toBe(first.blockId)
    expect((await block(hers, [8, 13])).blockId).not.toBe(first.blockId)
    await liftBlock(database.sql, hers, { blockId: first.blockId as string })
    expect((await block(hers, [8, 12])).blockId).not.toBe(first.blockId)
  })

  it.each([
    // Half past two comes twice that night; in October it is left out, and half past three stands for it.
    ['2027-04-04T02:30', '2027-04-03T15:30:00.000Z'],
    ['2027-10-03T02:30', '2027-10-02T16:30:00.000Z'],
  ])('frees the one time of it that begins at %s', async (startsLocal, startsAt) => {
    const hers = await fixtures.newTenant()
    const endsAt = new Date(Date.parse(startsAt) + 3_600_000).toISOString()
    const { blockId = '' } = await blockTime(database.sql, hers, {
      block: {
        startsLocal,
        endsLocal: `${startsLocal.slice(0, 10)}T05:00`,
        timeZone: 'Australia/Sydney',
        place: 'Sydney',
        rule: 'FREQ=YEARLY',
      },
      times: [{ startsAt, endsAt }],
      laidUntil: null,
      meeting: 'ask',
      madeBy: 'companion',
    })
    expect(await selectHeldTimes(database.sql, hers, year)).toHaveLength(1)
    expect(await liftBlock(database.sql, hers, { blockId, skipped: startsLocal })).toBe(true)
    expect(await selectHeldTimes(database.sql, hers, year)).toEqual([])
    expect((await selectBlock(database.sql, hers, blockId))?.skipped).toEqual([startsLocal])
  })
})
