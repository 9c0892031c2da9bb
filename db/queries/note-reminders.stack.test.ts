import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import type { Booking } from '../../tenants/contract/booking.ts'
import { floodFixtures } from './booking-fixtures.ts'
import { noteReminders } from './note-reminders.ts'
import { offerTimes, pickTime } from './offers.ts'
import { selectHistory } from './request-history.ts'
import { selectAppointmentsOn } from './request-list.ts'
import { changeBooking, reconfirm, selectRequest } from './requests.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
let fixtures: ReturnType<typeof floodFixtures>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  fixtures = floodFixtures(database.sql)
})
afterAll(() => database.drop())

const HOUR_MS = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS)

describe('a request that she has not answered', () => {
  it('is told again once, six hours before it expires', async () => {
    const tenantId = await fixtures.newTenant()
    const { booking } = await fixtures.insert(tenantId, { holdHours: 48 })
    const reminders = async () => (await fixtures.mailsOf(tenantId, booking)).filter((kind) => kind.startsWith('reminder'))
    await noteReminders(database.sql, inHours(41))
    expect(await reminders()).toEqual([])
    await noteReminders(database.sql, inHours(42.5))
    await noteReminders(database.sql, inHours(43))
    expect(await reminders()).toEqual(['reminder_companion'])
  })

  it('is not told again once it is answered or has expired, nor where she was never told of it', async () => {
    const tenantId = await fixtures.newTenant()
    const { booking: answered } = await fixtures.insert(tenantId, { holdHours: 48 })
    await changeBooking(database.sql, tenantId, { reference: answered.reference, to: 'declined', actor: 'companion' })
    const { booking: ofFlood } = await fixtures.insert(tenantId, {
      holdHours: 48,
      startsAt: '2027-01-12T08:00:00.000Z',
      endsAt: '2027-01-12T11:00:00.000Z',
    })
    await database.sql`delete from mails where tenant_id = ${tenantId} and occasion = ${ofFlood.reference} and kind = 'request_companion'`
    await noteReminders(database.sql, inHours(45))
    const { booking: late } = await fixtures.insert(tenantId, {
      holdHours: 48,
      startsAt: '2027-01-14T08:00:00.000Z',
      endsAt: '2027-01-14T11:00:00.000Z',
    })
    await noteReminders(database.sql, inHours(49))
    for (const booking of [answered, ofFlood, late])
      expect(await fixtures.mailsOf(tenantId, booking), booking.reference).not.toContain('reminder_companion')
  })
})

describe('an appointment', () => {
  const confirm = async (tenantId: string, startsIn: number, change: Partial<Booking> = {}) => {
    const { booking } = await fixtures.insert(tenantId, {
      startsAt: inHours(startsIn).toISOString(),
      endsAt: inHours(startsIn + 2).toISOString(),
      ...change,
    })
    await changeBooking(database.sql, tenantId, { reference: booking.reference, to: 'confirmed', actor: 'companion' })
    return booking
  }
  const remindersOf = async (tenantId: string, booking: Booking) =>
    (await fixtures.mailsOf(tenantId, booking)).filter((kind) => kind === 'reminder_client').length
  const stateOf = async (tenantId: string, { reference }: Booking) =>
    (await selectRequest(database.sql, tenantId, reference))?.reconfirmation

  it('is told again to the client once, two days before, or one where it was confirmed later', async () => {
    const tenantId = await fixtures.newTenant()
    const [longBefore, later, justNow, cancelled] = [
      await confirm(tenantId, 72),
      await confirm(tenantId, 50),
      await confirm(tenantId, 20),
      await confirm(tenantId, 80),
    ]
    await changeBooking(database.sql, tenantId, { reference: cancelled.reference, to: 'cancelled', actor: 'client' })
    await noteReminders(database.sql, inHours(23))
    expect([await remindersOf(tenantId, longBefore), await remindersOf(tenantId, later)]).toEqual([0, 0])
    await noteReminders(database.sql, inHours(25))
    expect([await remindersOf(tenantId, longBefore), await remindersOf(tenantId, later)]).toEqual([1, 0])
    for (const hours of [27, 40, 49, 60]) await noteReminders(database.sql, inHours(hours))
    expect([await remindersOf(tenantId, longBefore), await remindersOf(tenantId, later)]).toEqual([1, 1])
    expect([await remindersOf(tenantId, justNow), await remindersOf(tenantId, cancelled)]).toEqual([0, 0])
  })

  it('asks whether it stands, takes one yes, and asks again when it has moved', async () => {
    const tenantId = await fixtures.newTenant()
    const booking = await confirm(tenantId, 72)
    expect(await reconfirm(database.sql, tenantId, booking.reference)).toBe(false)
    await noteReminders(database.sql, inHours(25))
    expect(await stateOf(tenantId, booking)).toBe('asked')
    expect(await reconfirm(database.sql, tenantId, booking.reference)).toBe(true)
    expect(await reconfirm(database.sql, tenantId, booking.reference)).toBe(false)
    expect(await stateOf(tenantId, booking)).toBe('yes')
    const history = await selectHistory(database.sql, tenantId, booking.reference)
    expect(history.filter(({ deed }) => deed === 'reconfirmed')).toHaveLength(1)
    // As if the reminder were of an hour ago, so that the move is later than it.
    await database.sql`update mails set created_at = now() - interval '1 hour', status = 'sent' where tenant_id = ${tenantId} and kind = 'reminder_client'`
    const startsAt = inHours(96)
    await offerTimes(database.sql, tenantId, { reference: booking.reference, starts: [startsAt] })
    expect(await pickTime(database.sql, tenantId, { reference: booking.reference, startsAt })).toBe('picked')
    expect(await stateOf(tenantId, booking)).toBeNull()
    await noteReminders(database.sql, inHours(49))
    expect(await stateOf(tenantId, booking)).toBe('asked')
  })

  it('is in her mail of the evening before, once, by the clock of its place', async () => {
    const tenantId = await fixtures.newTenant()
    // 1 am in Sydney on the 11th is still the evening of the 10th in Perth.
    const perth = { city: 'Perth', timeZone: 'Australia/Perth' }
    await confirm(tenantId, 0, { ...perth, startsAt: '2027-01-11T09:00:00.000Z', endsAt: '2027-01-11T11:00:00.000Z' })
    await confirm(tenantId, 0, { ...perth, startsAt: '2027-01-11T12:00:00.000Z', endsAt: '2027-01-11T13:00:00.000Z' })
    const mails = async () =>
      [...(await database.sql`select occasion from mails where tenant_id = ${tenantId} and kind = 'tomorrow'`)].map(
        ({ occasion }) => occasion,
      )
    await noteReminders(database.sql, new Date('2027-01-10T09:59Z'))
    expect(await mails()).toEqual([])
    await noteReminders(database.sql, new Date('2027-01-10T10:01Z'))
    await noteReminders(database.sql, new Date('2027-01-10T12:00Z'))
    expect(await mails()).toEqual(['2027-01-11'])
    expect(await selectAppointmentsOn(database.sql, tenantId, '2027-01-11')).toHaveLength(2)
    expect(await selectAppointmentsOn(database.sql, tenantId, '2027-01-12')).toHaveLength(0)
  })
})
