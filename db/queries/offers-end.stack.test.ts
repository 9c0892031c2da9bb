import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { at, floodFixtures } from './booking-fixtures.ts'
import { offerFixtures } from './offer-fixtures.ts'
import { selectByReferences } from './request-list.ts'
import { passTimeOnBookings, selectRequest } from './requests.ts'
import { selectSealed, updateSealed } from './sealed-words.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let has: ReturnType<typeof floodFixtures>
let waiting: ReturnType<typeof offerFixtures>['waiting']
let isFree: ReturnType<typeof offerFixtures>['isFree']
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  has = floodFixtures(database.sql)
  ;({ waiting, isFree } = offerFixtures(database.sql, has))
})
afterAll(() => database.drop())

describe('other times that nobody has picked', () => {
  it('of an appointment end with a line and a mail to both, once each time: by the cron, or when somebody asks for one of them', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await request.change('confirmed')
    const lapsed = async () => (await request.mails()).filter((kind) => kind.startsWith('lapsed'))
    const end = () =>
      database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where tenant_id = ${tenant} and reference = ${request.reference}`
    await request.offer(at(2, 8), at(3, 8))
    await passTimeOnBookings(database.sql)
    expect(await lapsed()).toEqual([])
    await end()
    await passTimeOnBookings(database.sql)
    await passTimeOnBookings(database.sql)
    expect(await lapsed()).toEqual(['lapsed_client', 'lapsed_companion'])
    expect(await request.log()).toEqual(['client pending', 'companion confirmed', 'companion offered', 'system lapsed'])
    expect(await request.row()).toMatchObject({ status: 'confirmed', starts_at: new Date(at(1, 8)) })
    expect((await selectRequest(database.sql, tenant, request.reference))?.lastDeed).toBe('lapsed')
    // Again, although the last hold is over, and over each other: both are there. One in the way takes the other with it.
    await database.sql`update mails set status = 'sent' where tenant_id = ${tenant}`
    expect((await request.offer(at(4, 8), at(4, 9))).outcome).toBe('offered')
    expect(await request.offered()).toEqual([at(4, 8), at(4, 9)])
    await end()
    expect(await isFree(tenant, at(4, 8))).toBe(true)
    expect(await isFree(tenant, at(4, 11))).toBe(true)
    expect((await request.log()).filter((line) => line === 'system lapsed')).toHaveLength(2)
    const due = await database.sql`select kind from mails where tenant_id = ${tenant} and status = 'pending' and kind like 'lapsed%'`
    expect(due).toHaveLength(2)
  })

  it('of an appointment end when the last of them is over', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await request.change('confirmed')
    await request.offer(at(2, 8))
    await database.sql`update taken_times set starts_at = now() - interval '1 minute' where tenant_id = ${tenant} and kind = 'offer'`
    await passTimeOnBookings(database.sql)
    expect((await request.log()).at(-1)).toBe('system lapsed')
  })

  it('are taken back in words, where the client has been mailed them', async () => {
    const tenant = await has.newTenant()
    const [told, untold] = [await waiting(tenant, 1), await waiting(tenant, 2)]
    for (const each of [told, untold]) await each.offer(at(each === told ? 11 : 12, 8))
    await database.sql`update mails set status = 'sent', attempts = 1 where tenant_id = ${tenant} and occasion = ${told.reference}`
    for (const each of [told, untold]) expect(await each.withdraw()).toBe('withdrawn')
    expect(await told.mails()).toContain('withdrawn_client')
    expect(await untold.mails()).not.toContain('withdrawn_client')
  })

  it('mark the appointment that may move, and say until when', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await request.change('confirmed')
    const row = async () => (await selectByReferences(database.sql, tenant, [request.reference]))[0]
    expect(await row()).toMatchObject({ group: 'coming', isMoving: false })
    await request.offer(at(2, 8))
    const soon = new Date(Date.now() + 3_600_000)
    await database.sql`update bookings set hold_expires_at = ${soon} where tenant_id = ${tenant}`
    expect(await row()).toMatchObject({ group: 'coming', isMoving: true })
    expect(Math.abs(((await row())?.answerBy.at ?? 0) - soon.getTime())).toBeLessThan(60_000)
    await request.withdraw()
    expect(await row()).toMatchObject({ isMoving: false })
  })
})

describe('words with other times', () => {
  it('leave what she wrote with her answer, and are her answer where there is no other', async () => {
    const tenant = await has.newTenant()
    const [waits, coming] = [await waiting(tenant, 1), await waiting(tenant, 2)]
    const write = ({ reference }: { reference: string }, kind: 'words' | 'offer-words', sealed: string) =>
      updateSealed(database.sql, tenant, { reference, kind, sealed })
    const wordsOf = ({ reference }: { reference: string }) => selectSealed(database.sql, tenant, { reference, kind: 'words' })
    await coming.change('confirmed')
    await write(coming, 'words', 'how to pay')
    for (const each of [waits, coming]) {
      const time = at(each === waits ? 11 : 12, 8)
      await each.offer(time)
      await write(each, 'offer-words', 'not on Friday')
      expect(await each.pick(time)).toBe('picked')
    }
    expect(await wordsOf(waits)).toBe('not on Friday')
    expect(await wordsOf(coming)).toBe('how to pay')
  })
})
