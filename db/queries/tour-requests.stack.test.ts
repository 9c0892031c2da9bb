import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { tellTenant } from '../../edge/platform/requests/waiting/tell-waiting.ts'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { selectBlocks, unblock } from './blocks.ts'
import { floodFixtures } from './booking-fixtures.ts'
import { eraseClient, exportClient } from './client-data.ts'
import { selectNeededKeys } from './keys.ts'
import { answerTourRequests, blockAsking, countAskedCities, selectTourRequests } from './tour-requests.ts'
import { LEG, waitingFixtures } from './waiting-fixtures.ts'
import { countWaiting, forgetWaiting, selectUntold } from './waiting-list.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let onTour: ReturnType<typeof waitingFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  onTour = waitingFixtures(database.sql, { has: floodFixtures(database.sql), tell: tellTenant })
})
afterAll(() => database.drop())

type List = Awaited<ReturnType<typeof onTour>>
const counted = (list: List) => list.as((tx) => countAskedCities(tx, list.tenant))
const answer = (list: List, city: string) => list.as((tx) => answerTourRequests(tx, list.tenant, { city, limit: 100 }))

describe('asking her to come', () => {
  it('is kept once for a city, with one mail that asks, and counted after the yes', async () => {
    const list = await onTour()
    const first = await list.ask('sam', 'Darwin')
    expect([first.outcome, (await list.ask('sam', 'Darwin')).outcome]).toEqual(['added', 'known'])
    expect([await list.mails('waiting_confirm'), await counted(list)]).toEqual([[first.reference], []])
    await list.confirm(first.reference, false)
    await list.asks('ada', 'Darwin')
    await list.asks('ada', 'Hobart')
    expect(await counted(list)).toEqual([
      { city: 'Darwin', people: 2 },
      { city: 'Hobart', people: 1 },
    ])
    const [wish] = await list.as((tx) => selectTourRequests(tx, list.tenant, { limit: 10, city: 'Hobart' }))
    expect(wish).toMatchObject({ city: 'Hobart', serviceId: 'dinner', serviceName: 'Dinner date', hours: 3, legFrom: null, toldAt: null })
  })

  it('is one mail for a double tap, and another where the first may be lost', async () => {
    const list = await onTour()
    const { reference } = await list.ask('sam', 'Darwin')
    const mailId = async () =>
      (await database.sql`select mail_id from mails where tenant_id = ${list.tenant} and occasion = ${reference}`)[0]?.mail_id
    const first = await mailId()
    await Promise.all([list.ask('sam', 'Darwin'), list.ask('sam', 'Darwin')])
    expect(await mailId()).toBe(first)
    await database.sql`update mails set created_at = now() - interval '6 minutes' where tenant_id = ${list.tenant}`
    await list.ask('sam', 'Darwin')
    expect(await mailId()).not.toBe(first)
  })

  it('is gone from her list, without an answer, once she has blocked who asks', async () => {
    const list = await onTour()
    const reference = await list.asks('sam', 'Darwin')
    await list.asks('ada', 'Darwin')
    const block = (which: string) => list.as((tx) => blockAsking(tx, list.tenant, which))
    expect([await block(reference), await block('W-none')]).toEqual([true, false])
    expect([await counted(list), await answer(list, 'Darwin')]).toEqual([[{ city: 'Darwin', people: 1 }], 1])
    const blocks = await list.as((tx) => selectBlocks(tx, list.tenant))
    await list.as((tx) =>
      unblock(
        tx,
        list.tenant,
        blocks.map(({ blockId }) => blockId),
      ),
    )
    expect(await counted(list)).toEqual([{ city: 'Darwin', people: 1 }])
  })

  it('is another matter than the list of a leg, and holds and frees nothing', async () => {
    const list = await onTour()
    await list.asks('sam', 'Perth')
    expect((await list.join('sam')).outcome).toBe('added')
    expect(await list.as((tx) => countWaiting(tx, list.tenant))).toEqual([])
    await list.setTour([{ ...LEG, from: '2027-02-08' }])
    expect([await list.tell(), await list.mails(), await list.as((tx) => selectUntold(tx, list.tenant))]).toEqual([0, [], []])
    expect(await database.sql`select from freed_times where tenant_id = ${list.tenant}`).toEqual([])
    expect(await database.sql`select from taken_times where tenant_id = ${list.tenant}`).toEqual([])
    expect(await counted(list)).toEqual([{ city: 'Perth', people: 1 }])
  })

  it('shows and answers nobody whom she has blocked, who is told the same', async () => {
    const list = await onTour()
    await database.sql`insert into blocked_clients (tenant_id, client_hash) values (${list.tenant}, 'blocked')`
    expect([(await list.ask('blocked', 'Darwin')).outcome, (await list.ask('blocked', 'Darwin')).outcome]).toEqual(['added', 'known'])
    expect(await list.mails('waiting_confirm')).toEqual([])
    await list.asks('later', 'Darwin')
    await database.sql`insert into blocked_clients (tenant_id, client_hash) values (${list.tenant}, 'later')`
    expect([await counted(list), await answer(list, 'Darwin'), await list.mails()]).toEqual([[], 0, []])
  })
})

describe('her answer', () => {
  it('is one mail to each of that city, however often she taps', async () => {
    const list = await onTour()
    const both = [await list.asks('sam', 'Darwin'), await list.asks('ada', 'Darwin')]
    await list.asks('sam', 'Hobart')
    const told = await Promise.all([answer(list, 'Darwin'), answer(list, 'Darwin')])
    expect(told.toSorted()).toEqual([0, 2])
    expect([await list.mails(), await counted(list)]).toEqual([both.toSorted(), [{ city: 'Hobart', people: 1 }]])
    // Who asks again after that has to say yes again.
    expect((await list.ask('sam', 'Darwin')).outcome).toBe('added')
  })
})

describe('forgetting', () => {
  it('keeps a wish without a leg through the night, until its last day', async () => {
    const list = await onTour()
    const kept = await list.asks('sam', 'Darwin')
    const gone = [await list.asks('ada', 'Darwin', '2026-01-01'), (await list.ask('eve', 'Darwin')).reference]
    await database.sql`update waiting_list set created_at = now() - interval '49 hours' where reference = ${gone[1] ?? ''}`
    expect(await counted(list)).toEqual([{ city: 'Darwin', people: 1 }])
    await forgetWaiting(database.sql, { isNight: true })
    const rows = await database.sql`select reference from waiting_list where tenant_id = ${list.tenant}`
    expect(rows.map(({ reference }) => reference)).toEqual([kept])
    const keys = await database.sql`select reference from keys_to_destroy where tenant_id = ${list.tenant} order by reference`
    expect(keys.map(({ reference }) => reference)).toEqual(gone.toSorted())
  })

  it('exports, keeps the key of and erases what somebody has asked', async () => {
    const list = await onTour()
    const reference = await list.asks('sam', 'Darwin')
    expect(await list.as((tx) => selectNeededKeys(tx, list.tenant))).toEqual([{ reference: `${reference}:waiting`, keyId: 'KEY' }])
    expect((await exportClient(database.sql, list.tenant, { clientHash: 'sam' })).waiting).toMatchObject([{ reference, city: 'Darwin' }])
    await eraseClient(database.sql, list.tenant, { selector: { clientHash: 'sam' }, references: [] })
    expect(await counted(list)).toEqual([])
    expect(await database.sql`select from keys_to_destroy where tenant_id = ${list.tenant}`).toHaveLength(1)
  })
})
