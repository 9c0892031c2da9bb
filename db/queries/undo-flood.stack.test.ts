import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import {
  blockClient,
  type FloodPattern,
  selectBlocks,
  selectBlocksOf,
  selectFlood,
  selectFloodGroups,
  unblock,
  undoFlood,
} from './blocks.ts'
import { at, floodFixtures } from './booking-fixtures.ts'
import { countRequests } from './count-requests.ts'
import { allowMail, type DueMail } from './mails.ts'
import { changeBooking } from './requests.ts'
import { withTenant } from './with-tenant.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let has: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  has = floodFixtures(database.sql)
})
afterAll(() => database.drop())

describe('blocking from a request', () => {
  const client = { clientHash: 'hash-of-client', phoneHash: 'phone-of-client' }

  it('sets what is waiting aside, frees its time, leaves an appointment alone, and is undone with all that', async () => {
    const { sql } = database
    const tenant = await has.newTenant()
    const { booking: waiting } = await has.insert(tenant, { ...client, startsAt: at(1, 8), endsAt: at(1, 9) })
    const { booking: other } = await has.insert(tenant, { ...client, clientHash: 'x', startsAt: at(2, 8), endsAt: at(2, 9) })
    const { booking: agreed } = await has.insert(tenant, { ...client, startsAt: at(3, 8), endsAt: at(3, 9) })
    await changeBooking(sql, tenant, { reference: agreed.reference, to: 'confirmed', actor: 'companion' })
    expect(await blockClient(sql, tenant, waiting.reference)).toBe(true)
    expect(await has.rowOf(tenant, waiting)).toMatchObject({ status: 'pending', set_aside: 'blocked', holds_time: false, held_for: 48 })
    // The same phone number, another address: the same client.
    expect(await has.rowOf(tenant, other)).toMatchObject({ set_aside: 'blocked' })
    expect(await has.rowOf(tenant, agreed)).toMatchObject({ status: 'confirmed', set_aside: null })
    expect(await has.heldOf(tenant)).toBe(1)
    expect(await has.mailsOf(tenant, waiting)).toEqual(['request_client', 'request_companion'])
    const [block, ...more] = await selectBlocks(sql, tenant)
    expect([block?.setAside, more]).toEqual([2, []])
    // Somebody else takes one of the two times; the other comes back.
    await has.insert(tenant, { startsAt: at(2, 8), endsAt: at(2, 9) })
    expect(await unblock(sql, tenant, await selectBlocksOf(sql, tenant, waiting.reference))).toBe(1)
    expect(await has.rowOf(tenant, waiting)).toMatchObject({ set_aside: null, holds_time: true })
    expect(await has.rowOf(tenant, other)).toMatchObject({ set_aside: null, holds_time: false })
    expect(await selectBlocks(sql, tenant)).toEqual([])
    expect(await blockClient(sql, tenant, 'nothing')).toBe(false)
  })
})

describe('undoing a flood', () => {
  it('declines what came from one network until she looked, without a mail, and counts it nowhere', async () => {
    const { sql } = database
    const tenant = await has.newTenant()
    const flood = (day: number, change: object = {}) =>
      has.insert(tenant, { networkHash: 'net-1', clientHash: `c${day}`, startsAt: at(day, 8), endsAt: at(day, 9), ...change })
    const { booking: first } = await flood(1)
    await flood(2)
    await flood(3, { networkHash: 'net-2' })
    const until = new Date()
    const { booking: later } = await flood(4, { receivedAt: new Date(Date.now() + 60_000).toISOString() })
    expect(await selectFloodGroups(sql, tenant)).toMatchObject([{ kind: 'network', requests: 3, unconfirmed: 0 }])
    const pattern: FloodPattern = { kind: 'network', reference: first.reference }
    expect(await selectFlood(sql, tenant, pattern, until)).toHaveLength(2)
    expect(await undoFlood(sql, tenant, { pattern, until, isBlocking: false })).toBe(2)
    expect(await has.rowOf(tenant, first)).toMatchObject({ status: 'declined', set_aside: 'flood' })
    expect(await has.rowOf(tenant, later)).toMatchObject({ status: 'pending', set_aside: null })
    expect(await sql`select from mails where tenant_id = ${tenant} and kind = 'declined_client'`).toHaveLength(0)
    // The acknowledgement of those that were undone had not left yet.
    expect(await sql`select from mails where tenant_id = ${tenant} and status = 'withheld'`).toHaveLength(2)
    expect((await countRequests(sql, tenant, { from: '2020-01-01', to: '2100-01-01' })).requests).toBe(2)
    expect(await has.heldOf(tenant)).toBe(2)
  })

  it('declines and blocks those whose address nobody has confirmed, of the last hours', async () => {
    const { sql } = database
    const tenant = await has.newTenant()
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
    const ask = (day: number, change: object) => has.insert(tenant, { startsAt: at(day, 8), endsAt: at(day, 9), ...change })
    await ask(1, { clientHash: 'new', confirmEmail: true, receivedAt: hoursAgo(1) })
    await ask(2, { clientHash: 'old', confirmEmail: true, receivedAt: hoursAgo(5) })
    await ask(3, { clientHash: 'known', receivedAt: hoursAgo(1) })
    const deed = { pattern: { kind: 'unconfirmed', hours: 3 } as const, until: new Date(), isBlocking: true }
    expect(await undoFlood(sql, tenant, deed)).toBe(1)
    expect(await undoFlood(sql, tenant, deed)).toBe(0)
    expect([...(await sql`select client_hash from blocked_clients where tenant_id = ${tenant}`)]).toEqual([{ client_hash: 'new' }])
  })
})

describe('mails to one address', () => {
  it('are bounded over all tenants, a repeat counts once, and the ledger says what was withheld', async () => {
    const { sql } = database
    const tenants = [await has.newTenant(), await has.newTenant()]
    const mails: DueMail[] = []
    for (let index = 0; index < 6; index++) {
      const tenantId = tenants[index % 2] as string
      const [row] = await sql<{ mail_id: string }[]>`
        insert into mails (tenant_id, kind, occasion) values (${tenantId}, 'request_client', ${`m${index}`}) returning mail_id`
      mails.push({ tenantId, mailId: row?.mail_id ?? '', kind: 'request_client', occasion: `m${index}`, attempts: 1 })
    }
    const allow = (mail: DueMail, recipientHash = 'somebody') =>
      withTenant(sql, { tenantId: mail.tenantId, role: 'companion_ingest' }, (tx) => allowMail(tx, mail, { recipientHash, max: 4 }))
    const allowed = await Promise.all([...mails.slice(0, 5), mails[0] as DueMail].map((mail) => allow(mail)))
    expect(allowed.filter(Boolean).length).toBeGreaterThanOrEqual(4)
    const withheld = await sql`select from mails where occasion = any (${mails.map(({ occasion }) => occasion)}) and status = 'withheld'`
    expect(withheld).toHaveLength(1)
    expect(await allow(mails[5] as DueMail, 'somebody else')).toBe(true)
  })
})
