import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { floodFixtures } from './booking-fixtures.ts'
import { countRequests } from './count-requests.ts'
import { type Entry, enterBooking, moveEntry } from './entries.ts'
import { noteReminders } from './note-reminders.ts'
import { selectHistory } from './request-history.ts'
import { changeBooking, selectRequest } from './requests.ts'
import { blockTime } from './time-blocks.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let fixtures: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  fixtures = floodFixtures(database.sql)
})
afterAll(() => database.drop())

const at = (hour: number): string => new Date(Date.UTC(2027, 0, 10, hour)).toISOString()
const entry = (tenantId: string, [first, last]: [number, number], change: Partial<Entry> = {}): Entry => ({
  ...{
    tenantId,
    reference: randomUUID().slice(0, 9),
    idempotencyKey: randomUUID(),
    serviceName: 'Dinner',
    startsAt: at(first),
    endsAt: at(last),
  },
  ...{
    bufferMinutes: 0,
    priceCents: 150_000,
    city: 'Sydney',
    timeZone: 'Australia/Sydney',
    clientSealed: null,
    clientHash: '',
    phoneHash: null,
  },
  hasNoEmail: true,
  withoutDeposit: false,
  ...change,
})
const enter = (made: Entry, isTold = false) => enterBooking(database.sql, made, { isTold })
const kindsOf = async (tenantId: string) =>
  [...(await database.sql`select kind from mails where tenant_id = ${tenantId} order by kind`)].map(({ kind }) => kind)

describe('an appointment that she enters', () => {
  it('takes its time from clients, once, and is none of her site’s requests', async () => {
    const hers = await fixtures.newTenant()
    const made = entry(hers, [9, 11])
    expect([await enter(made), await enter({ ...made, reference: 'another' })]).toEqual([made.reference, made.reference])
    expect((await fixtures.insert(hers, { startsAt: at(10), endsAt: at(12) })).outcome).toBe('slot_taken')
    expect((await fixtures.insert(hers, { startsAt: at(12), endsAt: at(13) })).outcome).toBe('stored')
    expect((await countRequests(database.sql, hers, null)).requests).toBe(1)
    expect(await selectRequest(database.sql, hers, made.reference)).toMatchObject({ status: 'confirmed', isEntry: true, clientMail: null })
    expect((await selectHistory(database.sql, hers, made.reference)).map(({ deed }) => deed)).toEqual(['entered'])
  })

  it('is refused over another booking, and makes room in a block of hers', async () => {
    const hers = await fixtures.newTenant()
    await fixtures.insert(hers, { startsAt: at(9), endsAt: at(10), bufferMinutes: 0 })
    expect(await enter(entry(hers, [9, 11]))).toBeUndefined()
    const block = {
      startsLocal: '2027-01-10T22:00',
      endsLocal: '2027-01-11T04:00',
      timeZone: 'Australia/Sydney',
      place: 'Sydney',
      rule: null,
    }
    const times = [{ startsAt: at(11), endsAt: at(17) }]
    await blockTime(database.sql, hers, { block, times, laidUntil: null, meeting: 'ask', madeBy: 'companion' })
    const made = entry(hers, [12, 13])
    expect(await enter(made)).toBe(made.reference)
    await changeBooking(database.sql, hers, { reference: made.reference, to: 'cancelled', actor: 'companion' })
    expect((await fixtures.insert(hers, { startsAt: at(12), endsAt: at(13) })).outcome).toBe('slot_taken')
  })

  it('mails a client only where there is an address, whatever happens to it', async () => {
    const [hers, another] = [await fixtures.newTenant(), await fixtures.newTenant()]
    const silent = entry(hers, [9, 11])
    await enter(silent, true)
    await noteReminders(database.sql, new Date('2027-01-09T09:30Z'))
    await changeBooking(database.sql, hers, { reference: silent.reference, to: 'cancelled', actor: 'companion' })
    expect((await kindsOf(hers)).filter((kind) => kind.endsWith('_client'))).toEqual([])
    await enter(entry(another, [9, 11], { hasNoEmail: false, clientSealed: 'sealed', clientHash: 'hash' }), true)
    expect(await kindsOf(another)).toEqual(['confirmed_client'])
  })

  it('moves where there is room, and nowhere else', async () => {
    const hers = await fixtures.newTenant()
    const made = entry(hers, [9, 11])
    await enter(made)
    const { booking } = await fixtures.insert(hers, { startsAt: at(12), endsAt: at(13), bufferMinutes: 0 })
    const move = (hour: number, reference = made.reference) =>
      moveEntry(database.sql, hers, { reference, startsAt: new Date(at(hour)), isTold: false })
    expect([
      await move(11),
      await move(9),
      await move(10),
      await move(10),
      await move(20, booking.reference),
      await move(20, 'nobody'),
    ]).toEqual(['slot_taken', 'unchanged', 'changed', 'unchanged', 'not_allowed', 'not_found'])
    expect((await fixtures.insert(hers, { startsAt: at(9), endsAt: at(10), bufferMinutes: 0 })).outcome).toBe('stored')
    const history = await selectHistory(database.sql, hers, made.reference)
    expect(history.at(-1)).toMatchObject({ deed: 'changed', moved: { from: { at: Date.parse(at(9)) }, to: { at: Date.parse(at(10)) } } })
  })
})
