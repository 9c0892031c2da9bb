import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { tellTenant } from '../../edge/platform/requests/waiting/tell-waiting.ts'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { floodFixtures } from './booking-fixtures.ts'
import { eraseClient, exportClient } from './client-data.ts'
import { selectNeededKeys } from './keys.ts'
import { LEG, NOW, RULES, waitingFixtures } from './waiting-fixtures.ts'
import { countWaiting, forgetWaiting, leaveWaitingList, selectUntold, selectWaiting, tellWaiting } from './waiting-list.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let onTour: ReturnType<typeof waitingFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  onTour = waitingFixtures(database.sql, { has: floodFixtures(database.sql), tell: tellTenant })
})
afterAll(() => database.drop())

/** 8 pm in Perth; an hour with its buffer leaves no other start. */
const EIGHT = '2027-02-10T12:00:00.000Z'

describe('joining', () => {
  it('keeps an address once for a city, with one mail that asks', async () => {
    const list = await onTour()
    const first = await list.join('sam')
    expect(first.outcome).toBe('added')
    expect((await list.join('sam')).outcome).toBe('known')
    expect(await list.mails('waiting_confirm')).toEqual([first.reference])
    await list.confirm(first.reference, true)
    expect((await list.join('sam')).outcome).toBe('known')
    expect(await list.as((tx) => countWaiting(tx, list.tenant))).toEqual([{ city: 'Perth', legFrom: LEG.from, people: 1 }])
  })

  it('counts nobody who has not said yes, and tells nobody either', async () => {
    const list = await onTour()
    await list.join('sam')
    expect(await list.as((tx) => countWaiting(tx, list.tenant))).toEqual([])
    expect([await list.tell(), await list.mails()]).toEqual([0, []])
  })

  it('writes to nobody whom she has blocked, and answers the same', async () => {
    const list = await onTour()
    await database.sql`insert into blocked_clients (tenant_id, client_hash) values (${list.tenant}, 'blocked')`
    expect([(await list.join('blocked')).outcome, (await list.join('blocked')).outcome]).toEqual(['added', 'known'])
    expect(await list.mails('waiting_confirm')).toEqual([])
    const since = await list.wait('later', false)
    await database.sql`insert into blocked_clients (tenant_id, client_hash) values (${list.tenant}, 'later')`
    expect([await list.tell(), await list.mails(), await list.as((tx) => countWaiting(tx, list.tenant))]).toEqual([0, [], []])
    expect(await list.as((tx) => tellWaiting(tx, list.tenant, [since]))).toBe(0)
  })

  it('takes no more than a flood may bring', async () => {
    const list = await onTour()
    expect([(await list.join('a', 1)).outcome, (await list.join('b', 1)).outcome]).toEqual(['added', 'full'])
  })
})

describe('telling', () => {
  it('writes once to each when a leg that was closed can be booked, whatever runs twice', async () => {
    const list = await onTour()
    const all = [await list.wait('a', false), await list.wait('b', false)]
    expect(await Promise.all([list.tell(), list.tell(), list.tell()])).toHaveLength(3)
    expect(await list.mails()).toEqual(all.toSorted())
    expect(await list.as((tx) => selectUntold(tx, list.tenant))).toEqual([])
    // Who asks again after that has to say yes again.
    expect((await list.join('a')).outcome).toBe('added')
  })

  it('does nothing by halves: a crash tells nobody, and the next run everybody', async () => {
    const list = await onTour()
    await list.wait('a', false)
    await expect(
      list.as(async (tx) => {
        await tellTenant(tx, list.tenant, NOW)
        throw new Error('crash')
      }),
    ).rejects.toThrow('crash')
    expect(await list.mails()).toEqual([])
    expect(await list.tell()).toBe(1)
  })

  it('waits where the leg can be booked already, until a request that held a time is declined', async () => {
    const list = await onTour({ ...RULES, tour: [{ ...LEG, to: '2027-02-11' }] } as BookingRules)
    const { reference } = await list.book(EIGHT)
    const waits = await list.wait('a', true)
    expect(await list.tell()).toBe(0)
    await list.decline(reference)
    expect([await list.tell(), await list.tell(), await list.mails()]).toEqual([1, 0, [waits]])
  })

  it('tells of no time that is freed elsewhere, or where something else takes it', async () => {
    const list = await onTour({ ...RULES, tour: [{ ...LEG, to: '2027-02-11' }] } as BookingRules)
    await list.wait('a', true)
    const { reference } = await list.book('2027-03-01T09:00:00.000Z')
    await list.decline(reference)
    expect(await list.tell()).toBe(0)
    const blocked = await list.book(EIGHT)
    const block = { startsLocal: '2027-02-10T18:00', endsLocal: '2027-02-10T23:30', timeZone: LEG.timeZone, place: 'Perth' }
    await database.sql`
      select block_time(${list.tenant}, jsonb_build_object('starts_local', ${block.startsLocal}::text, 'ends_local', ${block.endsLocal}::text,
        'time_zone', ${block.timeZone}::text, 'place', ${block.place}::text, 'made_by', 'companion'),
        '[{"starts_at": "2027-02-10T10:00Z", "ends_at": "2027-02-10T15:30Z"}]', 'keep')`
    await list.decline(blocked.reference)
    expect(await list.tell()).toBe(0)
    const [row] = await database.sql`select block_id from time_blocks where tenant_id = ${list.tenant}`
    await database.sql`select lift_block(${list.tenant}, ${row?.block_id})`
    expect(await list.tell()).toBe(1)
  })

  it('knows a leg that fills up while somebody waits', async () => {
    const list = await onTour()
    await list.wait('a', true)
    const { reference } = await list.book(EIGHT, 2)
    await list.tell()
    expect((await list.as((tx) => selectUntold(tx, list.tenant))).map(({ wasOpen }) => wasOpen)).toEqual([false])
    await list.decline(reference)
    expect(await list.tell()).toBe(1)
  })
})

describe('a tour that changes', () => {
  it('takes along who waits, and tells them of the days that it has gained', async () => {
    const list = await onTour()
    const reference = await list.wait('a', true)
    await list.setTour([{ ...LEG, from: '2027-02-09' }])
    expect(await list.as((tx) => selectWaiting(tx, list.tenant, reference))).toMatchObject({ legFrom: '2027-02-09', legTo: LEG.to })
    expect(await list.tell()).toBe(1)
  })

  it('tells nobody that a leg has become shorter, or that it is off', async () => {
    const list = await onTour({ ...RULES, tour: [{ ...LEG, to: '2027-02-12' }] } as BookingRules)
    await list.wait('a', true)
    await list.setTour([LEG])
    expect(await list.tell()).toBe(0)
    await list.setTour([])
    expect([await list.tell(), await list.mails()]).toEqual([0, []])
  })
})

describe('forgetting', () => {
  it('keeps nobody longer than was said, and destroys the key of each', async () => {
    const list = await onTour()
    const gone = async (change: string) => {
      const reference = await list.wait(`p${crypto.randomUUID()}`, true)
      await database.sql.unsafe(`update waiting_list set ${change} where tenant_id = '${list.tenant}' and reference = '${reference}'`)
      return reference
    }
    const kept = await list.wait('kept', true)
    const all = [
      await gone(`confirmed_at = null, was_open = null, created_at = now() - interval '49 hours'`),
      await gone(`told_at = now() - interval '25 hours'`),
      await gone(`leg_from = current_date - 3, leg_to = current_date - 2`),
    ]
    await forgetWaiting(database.sql)
    const rows = await database.sql`select reference from waiting_list where tenant_id = ${list.tenant}`
    expect(rows.map(({ reference }) => reference)).toEqual([kept])
    const keys = await database.sql`select reference from keys_to_destroy where tenant_id = ${list.tenant} order by reference`
    expect(keys.map(({ reference }) => reference)).toEqual(all.toSorted())
  })

  it('forgets at night who waits for a city that she has given up, and not before', async () => {
    const list = await onTour()
    await list.wait('a', true)
    await list.setTour([])
    await forgetWaiting(database.sql)
    expect(await list.as((tx) => selectUntold(tx, list.tenant))).toHaveLength(1)
    await forgetWaiting(database.sql, { isNight: true })
    expect(await list.as((tx) => selectUntold(tx, list.tenant))).toHaveLength(0)
  })

  it('forgets at once who says stop, and who is erased', async () => {
    const list = await onTour()
    const [stopped, erased] = [await list.wait('a', true), await list.wait('b', true)]
    await list.as((tx) => leaveWaitingList(tx, list.tenant, stopped))
    const needed = await list.as((tx) => selectNeededKeys(tx, list.tenant))
    expect(needed).toEqual([{ reference: `${erased}:waiting`, keyId: 'KEY' }])
    expect((await exportClient(database.sql, list.tenant, { clientHash: 'b' })).waiting).toMatchObject([{ reference: erased }])
    const receipt = await eraseClient(database.sql, list.tenant, { selector: { clientHash: 'b' }, references: [] })
    expect(receipt?.counts).toMatchObject({ 'on waiting lists': 1 })
    expect(await database.sql`select from keys_to_destroy where tenant_id = ${list.tenant}`).toHaveLength(2)
  })
})
