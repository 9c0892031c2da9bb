import { describe, expect, it } from 'vitest'
import { makeOfferDatabase } from '../../scripts/test-support/make-offer-database.ts'
import { at } from './booking-fixtures.ts'
import { claimPushes } from './push.ts'
import { selectByReferences } from './request-list.ts'
import { passTimeOnBookings, selectRequest } from './requests.ts'
import { selectSealed, updateSealed } from './sealed-words.ts'

const { database, has, waiting, isFree, mailed, pass } = await makeOfferDatabase()

describe('other times that nobody has picked', () => {
  it('of an appointment end with a line and a mail to both, once each time: by the cron, or when somebody asks for one of them', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await request.change('confirmed')
    const lapsed = async () => (await request.mails()).filter((kind) => kind.startsWith('lapsed'))
    const end = () =>
      database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where tenant_id = ${tenant} and reference = ${request.reference}`
    await request.offer(at(2, 8), at(3, 8))
    await mailed(tenant)
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
    expect((await request.offer(at(4, 8), at(4, 9))).outcome).toBe('offered')
    await mailed(tenant)
    expect(await request.offered()).toEqual([at(4, 8), at(4, 9)])
    await end()
    expect(await isFree(tenant, at(4, 8))).toBe(true)
    expect(await isFree(tenant, at(4, 11))).toBe(true)
    expect((await request.log()).filter((line) => line === 'system lapsed')).toHaveLength(2)
    const due = await database.sql`select kind from mails where tenant_id = ${tenant} and status = 'pending' and kind like 'lapsed%'`
    expect(due).toHaveLength(2)
  })

  it('of a request make it hers to answer again, in words, with a mail to both and a push, once each time', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    const { reference } = request
    const row = async () => (await selectByReferences(database.sql, tenant, [reference]))[0]
    const lapsed = async () => (await request.mails()).filter((kind) => kind.startsWith('lapsed'))
    const toPush = async () =>
      (await claimPushes(database.sql, 100)).filter(({ tenantId }) => tenantId === tenant).flatMap(({ references }) => references)
    const [device] = await database.sql<[{ id: string }]>`
      insert into push_subscriptions (tenant_id, session_hash, endpoint, p256dh, auth, server_key, told)
      values (${tenant}, 'hash', 'https://fcm.googleapis.com/back', 'p', 'a', 'k', ${[reference]}) returning subscription_id as id`
    // She was told of the request itself an hour ago.
    await database.sql`update mails set created_at = now() - interval '1 hour' where tenant_id = ${tenant}`
    await request.offer(at(2, 8), at(3, 8))
    expect([await row(), await toPush()]).toMatchObject([{ group: 'offered', isBack: false }, []])
    await mailed(tenant)
    await pass(tenant)
    // Said as soon as she looks, before the cron has been.
    expect(await row()).toMatchObject({ group: 'waiting', isBack: true })
    await passTimeOnBookings(database.sql)
    await passTimeOnBookings(database.sql)
    expect(await lapsed()).toEqual(['lapsed_client', 'lapsed_companion'])
    expect(await request.log()).toEqual(['client pending', 'companion offered', 'system lapsed'])
    expect(await row()).toMatchObject({ group: 'waiting', isBack: true })
    expect(await request.row()).toMatchObject({ status: 'pending', starts_at: new Date(at(1, 8)) })
    expect(await toPush()).toEqual([reference])
    await database.sql`update push_subscriptions set told = ${[reference]}, due_at = now() where subscription_id = ${device.id}`
    expect(await toPush()).toEqual([])
    // A second time, and somebody who asks for one of them is given it.
    await request.offer(at(4, 8))
    expect(await row()).toMatchObject({ isBack: false })
    await pass(tenant)
    await mailed(tenant)
    expect(await isFree(tenant, at(4, 8))).toBe(true)
    expect((await request.log()).slice(-2)).toEqual(['companion offered', 'system lapsed'])
    await database.sql`update push_subscriptions set due_at = now() where subscription_id = ${device.id}`
    expect(await toPush()).toEqual([reference])
    // Whatever she answers, it is back no more.
    await request.change('confirmed')
    expect(await row()).toMatchObject({ group: 'coming', isBack: false })
  })

  it('of a request end with it where it expires or begins first, as what nobody picked', async () => {
    const tenant = await has.newTenant()
    const [late, begun, after, withdrawn] = [
      await waiting(tenant, 1),
      await waiting(tenant, 2),
      await waiting(tenant, 3),
      await waiting(tenant, 4),
    ]
    const wasOffered = async ({ reference }: { reference: string }) => (await selectRequest(database.sql, tenant, reference))?.wasOffered
    for (const [index, each] of [late, begun, after, withdrawn].entries()) await each.offer(at(11 + index, 8))
    await withdrawn.withdraw()
    await pass(tenant)
    const expire = (...references: string[]) =>
      database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where tenant_id = ${tenant} and reference in ${database.sql(references)}`
    await expire(late.reference, withdrawn.reference)
    await database.sql`update bookings set starts_at = now() - interval '1 minute' where tenant_id = ${tenant} and reference = ${begun.reference}`
    await passTimeOnBookings(database.sql)
    await expire(after.reference)
    await passTimeOnBookings(database.sql)
    for (const each of [late, begun, after, withdrawn]) expect((await each.log()).at(-1)).toBe('system expired')
    for (const each of [late, begun, withdrawn]) expect(await each.mails()).not.toContain('lapsed_companion')
    // She had it again before it expired, or took the times back herself: then it was she who was late.
    expect([await wasOffered(late), await wasOffered(begun)]).toEqual([true, true])
    expect([await wasOffered(after), await wasOffered(withdrawn)]).toEqual([false, false])
  })

  it('are not told of to a client who never read of them', async () => {
    const tenant = await has.newTenant()
    const [request, coming] = [await waiting(tenant, 1), await waiting(tenant, 2)]
    await coming.change('confirmed')
    for (const each of [request, coming]) await each.offer(at(each === request ? 11 : 12, 8))
    await pass(tenant)
    await passTimeOnBookings(database.sql)
    for (const each of [request, coming]) {
      expect(await each.mails()).toContain('lapsed_companion')
      expect(await each.mails()).not.toContain('lapsed_client')
    }
  })

  it('of an appointment end when the last of them is over', async () => {
    const tenant = await has.newTenant()
    const request = await waiting(tenant, 1)
    await request.change('confirmed')
    await request.offer(at(2, 8))
    await pass(tenant)
    await passTimeOnBookings(database.sql)
    expect((await request.log()).at(-1)).toBe('system lapsed')
  })

  it('are taken back in words, where the client has been mailed them', async () => {
    const tenant = await has.newTenant()
    const [told, untold] = [await waiting(tenant, 1), await waiting(tenant, 2)]
    for (const each of [told, untold]) await each.offer(at(each === told ? 11 : 12, 8))
    await mailed(tenant, told)
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
  it('leave what she wrote with her answer, and are none themselves', async () => {
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
    expect(await wordsOf(waits)).toBeNull()
    expect(await wordsOf(coming)).toBe('how to pay')
  })
})
