import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { at, floodFixtures } from './booking-fixtures.ts'
import { deleteStep, insertStep, selectSteps } from './booking-steps.ts'
import { countRequests } from './count-requests.ts'
import { selectReferencesLike } from './find-requests.ts'
import { offerTimes, pickTime } from './offers.ts'
import { selectHistory } from './request-history.ts'
import { countGroups, countWeeks, type REQUEST_GROUPS, selectByReferences, selectGroup } from './request-list.ts'
import { changeBooking } from './requests.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let has: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  has = floodFixtures(database.sql)
})
afterAll(() => database.drop())

const ask = async (tenant: string, day: number, change: Parameters<typeof has.insert>[1] = {}) =>
  (await has.insert(tenant, { startsAt: at(day, 8), endsAt: at(day, 11), clientHash: `client of ${day}`, ...change })).booking.reference
const become = (tenant: string, reference: string, to: string) => changeBooking(database.sql, tenant, { reference, to, actor: 'companion' })
const listed = async (tenant: string, group: (typeof REQUEST_GROUPS)[number], limit = 50, offset = 0) =>
  (await selectGroup(database.sql, tenant, { group, limit, offset })).map(({ reference }) => reference)

describe('her requests', () => {
  it('are in one group each: what ends soonest first, what comes next, what was last', async () => {
    const { sql } = database
    const tenant = await has.newTenant()
    const [a, b, c, d, e, f, g] = [
      // By reference, which decides between equals, they would stand the other way round.
      await ask(tenant, 1, { holdHours: 20, reference: '2AAA-AAAA' }),
      await ask(tenant, 2, { holdHours: 10, reference: '9ZZZ-ZZZZ' }),
      await ask(tenant, 4),
      await ask(tenant, 3),
      await ask(tenant, 5),
      await ask(tenant, 6),
      await ask(tenant, 7),
    ] as [string, string, string, string, string, string, string]
    for (const each of [c, d]) await become(tenant, each, 'confirmed')
    for (const each of [e, f]) await become(tenant, each, 'declined')
    await offerTimes(sql, tenant, { reference: g, starts: [new Date(at(9, 8))] })
    await sql`update bookings set set_aside = 'flood' where reference = ${await ask(tenant, 12)}`
    expect(await listed(tenant, 'waiting')).toEqual([b, a])
    expect(await listed(tenant, 'offered')).toEqual([g])
    expect(await listed(tenant, 'coming')).toEqual([d, c])
    expect(await listed(tenant, 'past')).toEqual([f, e])
    expect(await countGroups(sql, tenant)).toEqual({ waiting: 2, offered: 1, coming: 2, past: 2, blocked: 1 })
    expect((await countRequests(sql, tenant, null)).requests).toBe(7)
  })

  it('are all reached by pages, however many there are', async () => {
    const tenant = await has.newTenant()
    await database.sql`
      insert into bookings (tenant_id, reference, idempotency_key, status, service_id, starts_at, ends_at, held_during, hold_expires_at, city, variants)
      select ${tenant}, 'R-' || n, 'k' || n, 'declined', 'dinner', s, s + interval '1 hour', tstzrange(s, s + interval '1 hour'), s, 'Sydney', '{}'
      from generate_series(1, 230) as n, lateral (select '2026-01-01'::timestamptz + make_interval(days => n) as s) as one`
    const pages = await Promise.all([0, 50, 100, 150, 200].map((offset) => listed(tenant, 'past', 50, offset)))
    expect(new Set(pages.flat()).size).toBe(230)
    expect(pages[0]?.[0]).toBe('R-230')
  })

  it('say whether the client has been before, by address or number, and who else asks for the time', async () => {
    const { sql } = database
    const tenant = await has.newTenant()
    const came = async (day: number, change: object) => {
      const reference = await ask(tenant, day, change)
      await sql`update bookings set status = 'completed' where tenant_id = ${tenant} and reference = ${reference}`
    }
    await came(1, { clientHash: 'amir' })
    await came(2, { clientHash: 'other address', phoneHash: 'number of amir' })
    await came(3, { clientHash: 'steve' })
    const amir = await ask(tenant, 8, { clientHash: 'amir', phoneHash: 'number of amir' })
    const steve = await ask(tenant, 9, { clientHash: '', phoneHash: null })
    await sql`
      update bookings set held_during = (select held_during from bookings where reference = ${amir}), holds_time = false where reference = ${steve}`
    // Asked and not come is no visit; another evening is no overlap.
    await become(tenant, await ask(tenant, 4, { clientHash: 'amir' }), 'declined')
    const dora = await ask(tenant, 15, { clientHash: 'dora' })
    const rows = await selectByReferences(sql, tenant, [amir, steve, dora])
    expect(rows.map(({ reference, earlierVisits, overlaps, isTaken }) => [reference, earlierVisits, overlaps, isTaken]).toSorted()).toEqual(
      [
        [amir, 2, true, false],
        [steve, 0, true, true],
        [dora, 0, false, false],
      ].toSorted(),
    )
    expect(await selectByReferences(sql, await has.newTenant(), [amir, steve, dora])).toEqual([])
  })

  it('are found by part of a reference, as somebody writes it', async () => {
    const tenant = await has.newTenant()
    const reference = await ask(tenant, 1, { reference: '7KQ2-XM9T' })
    const find = (text: string) => selectReferencesLike(database.sql, tenant, { text, limit: 9 })
    for (const text of ['7KQ2-XM9T', '7kq2xm', ' q2 xm ', 'm9t']) expect(await find(text), text).toEqual([reference])
    for (const text of ['', '%', '_______', 'XM9T7']) expect(await find(text), text).toEqual([])
    expect(await selectReferencesLike(database.sql, await has.newTenant(), { text: '7KQ2', limit: 9 })).toEqual([])
  })

  it('tell their history, with the times before and after another was picked', async () => {
    const { sql } = database
    const tenant = await has.newTenant()
    const reference = await ask(tenant, 1)
    await offerTimes(sql, tenant, { reference, starts: [new Date(at(2, 8))] })
    await pickTime(sql, tenant, { reference, startsAt: new Date(at(2, 8)) })
    const history = await selectHistory(sql, tenant, reference)
    expect(history.map(({ actor, deed, toStatus }) => `${actor} ${deed ?? toStatus}`)).toEqual([
      'client pending',
      'companion offered',
      'client picked',
    ])
    await sql`update bookings set status = 'confirmed' where reference = ${reference}`
    await offerTimes(sql, tenant, { reference, starts: [new Date(at(3, 8))] })
    await pickTime(sql, tenant, { reference, startsAt: new Date(at(3, 8)) })
    const moves = (await selectHistory(sql, tenant, reference)).flatMap(({ moved }) => (moved ? [[moved.from.at, moved.to.at]] : []))
    expect(moves).toEqual([
      [Date.parse(at(1, 8)), Date.parse(at(2, 8))],
      [Date.parse(at(2, 8)), Date.parse(at(3, 8))],
    ])
  })

  it('are counted by week of her own time zone, quiet weeks too', async () => {
    const tenant = await has.newTenant()
    // Sunday 22 and Monday 23 November in Sydney, an hour apart.
    await ask(tenant, 1, { receivedAt: '2026-11-22T12:30:00Z' })
    await ask(tenant, 2, { receivedAt: '2026-11-22T13:30:00Z' })
    expect(await countWeeks(database.sql, tenant, { monday: '2026-11-23', weeks: 3 })).toEqual([
      { monday: '2026-11-09', requests: 0 },
      { monday: '2026-11-16', requests: 1 },
      { monday: '2026-11-23', requests: 1 },
    ])
  })
})

describe('a deposit', () => {
  it('is noted once however often its form is sent, and can be taken back, at her own request only', async () => {
    const { sql } = database
    const tenant = await has.newTenant()
    const [reference, other] = [await ask(tenant, 1), await ask(tenant, 2)]
    const step = {
      stepId: '0e8fdb1c-0000-4000-8000-000000000001',
      kind: 'deposit',
      amountCents: 30_000,
      reference: null,
      doneOn: '2026-11-24',
    } as const
    expect(await insertStep(sql, tenant, { reference, step })).toBe(true)
    expect(await insertStep(sql, tenant, { reference, step })).toBe(true)
    expect(await selectSteps(sql, tenant, reference)).toEqual([step])
    expect(await insertStep(sql, tenant, { reference: 'none', step })).toBe(false)
    expect(await deleteStep(sql, tenant, { reference: other, stepId: step.stepId })).toBe(false)
    expect(await deleteStep(sql, tenant, { reference, stepId: step.stepId })).toBe(true)
    expect(await selectSteps(sql, tenant, reference)).toEqual([])
  })
})
