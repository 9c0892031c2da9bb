import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { floodFixtures } from './booking-fixtures.ts'
import {
  addBusyCalendar,
  claimBusyCalendars,
  findBusyCalendar,
  layBusyTimes,
  noteUnchanged,
  noteUnreadable,
  removeBusyCalendar,
  selectBusyCalendars,
} from './busy-calendars.ts'
import { selectHeldTimes } from './held-times.ts'
import { selectNeededKeys } from './keys.ts'
import { changeBooking } from './requests.ts'
import { blockTime, selectOwnTimes } from './time-blocks.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let fixtures: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  fixtures = floodFixtures(database.sql)
})
afterAll(() => database.drop())

const at = (hour: number): string => new Date(Date.UTC(2027, 0, 10, hour)).toISOString()
const year = { from: new Date('2027-01-01'), to: new Date('2028-01-01') }
let references = 0
const add = async (tenantId: string, max = 5) =>
  addBusyCalendar(database.sql, tenantId, {
    calendar: { reference: `CAL-${references++}`, addressSealed: '2.CAL.a.b', host: 'calendar.google.com' },
    max,
  }) as Promise<string>
const lay = (tenantId: string, calendarId: string, times: [number, number][]) =>
  layBusyTimes(database.sql, tenantId, {
    calendarId,
    reading: { times: times.map(([from, to]) => ({ startsAt: at(from), endsAt: at(to) })), etag: '"1"', lastModified: null, unread: 0 },
    dueIn: 600,
  })
const hoursHeld = async (tenantId: string): Promise<[number, number][]> =>
  (await selectHeldTimes(database.sql, tenantId, year)).map(({ from, to }) => [
    (from.getTime() - Date.parse(at(0))) / 3_600_000,
    (to.getTime() - Date.parse(at(0))) / 3_600_000,
  ])
const book = (tenantId: string, [first, last]: [number, number]) =>
  fixtures.insert(tenantId, { startsAt: at(first), endsAt: at(last), bufferMinutes: 0 })
/** What is written of a calendar, by the numbers of its rows: the same again where nothing was. */
const rowsOf = (tenantId: string) =>
  database.sql`
    select own_time_id, taken_time_id, t.xmin::text from own_times join taken_times t using (tenant_id, own_time_id)
    where tenant_id = ${tenantId} order by t.starts_at, taken_time_id`

describe('a calendar of hers', () => {
  it('keeps its times from those who ask, up to their edges and for her alone', async () => {
    const [hers, another] = [await fixtures.newTenant(), await fixtures.newTenant()]
    expect(await lay(hers, await add(hers), [[8, 12]])).toBe(1)
    expect((await book(hers, [10, 11])).outcome).toBe('slot_taken')
    expect((await book(hers, [6, 8])).outcome).toBe('stored')
    expect((await book(hers, [12, 13])).outcome).toBe('stored')
    expect((await book(another, [10, 11])).outcome).toBe('stored')
    expect(await selectBusyCalendars(database.sql, another)).toEqual([])
    const [own] = await selectOwnTimes(database.sql, hers, { from: '2027-01-09', to: '2027-01-11' })
    expect(own).toMatchObject({ blockId: null, calendar: 'calendar.google.com', rule: null })
    expect([own?.startsAt.place, own?.startsAt.timeZone, own?.startsAt.at]).toEqual(['Sydney', 'Australia/Sydney', Date.parse(at(8))])
  })

  it('writes what came and what went, and nothing where nothing did', async () => {
    const hers = await fixtures.newTenant()
    const calendarId = await add(hers)
    await lay(hers, calendarId, [
      [1, 2],
      [3, 4],
      [5, 6],
    ])
    const before = await rowsOf(hers)
    expect(
      await lay(hers, calendarId, [
        [5, 6],
        [1, 2],
        [3, 4],
      ]),
    ).toBe(0)
    expect(await rowsOf(hers)).toEqual(before)
    // One moved, one gone.
    expect(
      await lay(hers, calendarId, [
        [1, 2],
        [3, 5],
      ]),
    ).toBe(3)
    expect(await hoursHeld(hers)).toEqual([
      [1, 2],
      [3, 5],
    ])
    expect((await rowsOf(hers))[0]).toEqual(before[0])
  })

  it('leaves what is booked, lies over what she has blocked, and closes again where a booking falls through', async () => {
    const hers = await fixtures.newTenant()
    const { booking } = await book(hers, [9, 10])
    await blockTime(database.sql, hers, {
      block: { startsLocal: '2027-01-10T22:00', endsLocal: '2027-01-11T00:00', timeZone: 'Australia/Sydney', place: 'Sydney', rule: null },
      times: [{ startsAt: at(11), endsAt: at(13) }],
      laidUntil: null,
      meeting: 'ask',
      madeBy: 'companion',
    })
    const [first, second] = [await add(hers), await add(hers)]
    await lay(hers, first, [[8, 12]])
    await lay(hers, second, [[8, 12]])
    expect((await fixtures.rowOf(hers, booking))?.status).toBe('pending')
    expect((await book(hers, [12, 13])).outcome).toBe('slot_taken')
    await changeBooking(database.sql, hers, { reference: booking.reference, to: 'declined', actor: 'companion' })
    expect((await book(hers, [9, 10])).outcome).toBe('slot_taken')
    expect(await removeBusyCalendar(database.sql, hers, first)).toBe(true)
    expect((await book(hers, [9, 10])).outcome).toBe('slot_taken')
    expect(await removeBusyCalendar(database.sql, hers, second)).toBe(true)
    expect((await book(hers, [9, 10])).outcome).toBe('stored')
    expect((await book(hers, [12, 13])).outcome).toBe('slot_taken')
  })

  it('takes the key to its address with it, and is written no more', async () => {
    const hers = await fixtures.newTenant()
    const calendarId = await add(hers)
    const { reference } = (await findBusyCalendar(database.sql, hers, calendarId)) as { reference: string }
    expect(await selectNeededKeys(database.sql, hers)).toEqual([{ reference: `${reference}:calendar`, keyId: 'CAL' }])
    expect(await removeBusyCalendar(database.sql, hers, calendarId)).toBe(true)
    expect(await removeBusyCalendar(database.sql, hers, calendarId)).toBe(false)
    expect(await database.sql`select reference from keys_to_destroy where tenant_id = ${hers}`).toEqual([{ reference }])
    expect(await lay(hers, calendarId, [[8, 12]])).toBeUndefined()
    expect(await hoursHeld(hers)).toEqual([])
  })

  it('is one of so many, also where several come at once', async () => {
    const hers = await fixtures.newTenant()
    const ids = await Promise.all(Array.from({ length: 4 }, () => add(hers, 2)))
    expect(ids.filter((id) => id !== undefined)).toHaveLength(2)
  })

  it('is due once it was added, then when its reading says, and for one process only', async () => {
    const hers = await fixtures.newTenant()
    const calendarId = await add(hers)
    const claimed = async () => (await claimBusyCalendars(database.sql, 100)).filter(({ tenantId }) => tenantId === hers)
    expect(await claimed()).toEqual([{ tenantId: hers, calendarId }])
    expect(await claimed()).toEqual([])
    await noteUnchanged(database.sql, hers, { calendarId, dueIn: 0 })
    expect(await claimed()).toHaveLength(1)
    await noteUnreadable(database.sql, hers, { calendarId, problem: 'gone', dueIn: 0 })
    expect(await selectBusyCalendars(database.sql, hers)).toMatchObject([{ problem: 'gone', failures: 1, busyTimes: 0 }])
    await database.sql`update tenants set status = 'inactive' where tenant_id = ${hers}`
    expect(await claimed()).toEqual([])
    // Hidden by her own hand: her diary goes on.
    await database.sql`update tenants set hidden_by_her = true where tenant_id = ${hers}`
    expect(await claimed()).toHaveLength(1)
    await database.sql`update tenants set status = 'active', hidden_by_her = false where tenant_id = ${hers}`
    await lay(hers, calendarId, [[8, 12]])
    expect(await claimed()).toEqual([])
    expect(await selectBusyCalendars(database.sql, hers)).toMatchObject([{ problem: null, failures: 0, etag: '"1"', busyTimes: 1 }])
  })
})
