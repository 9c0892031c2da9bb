import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { floodFixtures } from './booking-fixtures.ts'
import { noteReminders } from './note-reminders.ts'
import { changeBooking } from './requests.ts'

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
  it('is told again to the client once, the day before, where it was confirmed long before', async () => {
    const tenantId = await fixtures.newTenant()
    const confirm = async (startsIn: number) => {
      const { booking } = await fixtures.insert(tenantId, {
        startsAt: inHours(startsIn).toISOString(),
        endsAt: inHours(startsIn + 2).toISOString(),
      })
      await changeBooking(database.sql, tenantId, { reference: booking.reference, to: 'confirmed', actor: 'companion' })
      return booking
    }
    const [longBefore, justNow, cancelled] = [await confirm(72), await confirm(20), await confirm(80)]
    await changeBooking(database.sql, tenantId, { reference: cancelled.reference, to: 'cancelled', actor: 'client' })
    await noteReminders(database.sql, inHours(47))
    expect(await fixtures.mailsOf(tenantId, longBefore)).not.toContain('reminder_client')
    await noteReminders(database.sql, inHours(0))
    await noteReminders(database.sql, inHours(49))
    await noteReminders(database.sql, inHours(60))
    expect((await fixtures.mailsOf(tenantId, longBefore)).filter((kind) => kind === 'reminder_client')).toHaveLength(1)
    expect(await fixtures.mailsOf(tenantId, justNow)).not.toContain('reminder_client')
    expect(await fixtures.mailsOf(tenantId, cancelled)).not.toContain('reminder_client')
  })
})
