import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { BOOKING_STATUSES, type BookingStatus } from '../../tenants/contract/booking.ts'
import { countRequests } from './count-requests.ts'
import { selectTourLegs } from './report-facts.ts'
import { changeBooking, passTimeOnBookings, selectRequest } from './requests.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  await database.sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) values ('claire', 'Claire', 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD')`
})
afterAll(() => database.drop())

/** Hours from now; each booking is on a day of its own, so that only those of one test can meet. */
let day = 0
async function insert(
  status: BookingStatus,
  { startsIn = 24, city = 'Sydney', at = ++day }: { startsIn?: number; city?: string; at?: number } = {},
) {
  const reference = randomUUID().slice(0, 9)
  const days = startsIn > 0 ? at : -at
  await database.sql`
    insert into bookings (tenant_id, reference, idempotency_key, status, service_id, starts_at, ends_at, held_during, hold_expires_at, city, variants, price_cents)
    select 'claire', ${reference}, ${reference}, ${status}, 'dinner', starts, starts + interval '3 hours', tstzrange(starts, starts + interval '3 hours'),
      now() + interval '2 days', ${city}, '{}', 150000
    from (select now() + make_interval(days => ${days}::integer, hours => ${startsIn}::integer) as starts) as s`
  return reference
}
const row = async (reference: string) => {
  const found = await selectRequest(database.sql, 'claire', reference)
  if (!found) throw new Error('no such request')
  return found
}
const mailsAbout = async (reference: string) =>
  (await database.sql<{ kind: string }[]>`select kind from mails where occasion = ${reference} order by kind`).map(({ kind }) => kind)

/** Every step there is: from, to, by whom, of an appointment that is `past` or `to come`, and the mails that tell of it. All others are refused. */
const STEPS: [BookingStatus, BookingStatus, 'companion' | 'client', 'past' | 'to come' | 'either', string[]][] = [
  ['pending', 'confirmed', 'companion', 'to come', ['confirmed_client']],
  ['pending', 'declined', 'companion', 'either', ['declined_client']],
  ['pending', 'cancelled', 'client', 'either', ['cancelled_companion', 'taken_back_client']],
  ['expired', 'confirmed', 'companion', 'to come', ['confirmed_client']],
  ['confirmed', 'cancelled', 'client', 'to come', ['cancellation_client', 'cancelled_companion']],
  ['confirmed', 'cancelled', 'companion', 'to come', ['cancelled_client']],
  ['confirmed', 'completed', 'companion', 'past', []],
  ['confirmed', 'no_show', 'companion', 'past', []],
  ['completed', 'no_show', 'companion', 'past', []],
  ['no_show', 'completed', 'companion', 'past', []],
  ['completed', 'cancelled', 'companion', 'past', []],
  ['no_show', 'cancelled', 'companion', 'past', []],
]
const attempts = BOOKING_STATUSES.flatMap((from) =>
  (['companion', 'client'] as const).flatMap((actor) => (['past', 'to come'] as const).map((when) => ({ from, actor, when }))),
)

describe('a booking', () => {
  it.each(attempts)(
    'that is $from goes where the $actor may take it while it is $when, tells whom it says, and stays one of one whole',
    async ({ from, actor, when }) => {
      const startsIn = when === 'past' ? -4 : 24
      for (const to of BOOKING_STATUSES) {
        const step = STEPS.find(([a, b, who, time]) => a === from && b === to && who === actor && (time === 'either' || time === when))
        const reference = await insert(from, { startsIn })
        const before = await countRequests(database.sql, 'claire', null)
        const offered = (await row(reference))[actor === 'companion' ? 'companionSteps' : 'clientSteps']
        expect(offered.includes(to), `${to} is offered`).toBe(step !== undefined)
        const outcome = await changeBooking(database.sql, 'claire', { reference, to, actor })
        expect([to, outcome]).toEqual([to, from === to ? 'unchanged' : step ? 'changed' : 'not_allowed'])
        expect(await mailsAbout(reference)).toEqual(step?.[4] ?? [])
        expect((await row(reference)).status).toBe(step ? to : from)
        expect((await row(reference)).clientMail).toBe(step?.[4].includes(`${to}_client`) ? 'pending' : null)
        const after = await countRequests(database.sql, 'claire', null)
        expect(after.requests).toBe(before.requests)
        expect(Object.values(after.byState).reduce((sum, count) => sum + count)).toBe(after.requests)
        // So that the next one starts from nothing that holds a time.
        await database.sql`update bookings set status = 'declined' where reference = ${reference} and status in ('pending', 'confirmed')`
      }
    },
  )

  it('is worth something while it is confirmed or completed, and nothing as a no-show', async () => {
    const worth = async () => (await countRequests(database.sql, 'claire', null)).worthCents
    const before = await worth()
    const reference = await insert('confirmed', { startsIn: -4 })
    expect(await worth()).toBe(before + 150_000)
    await changeBooking(database.sql, 'claire', { reference, to: 'no_show', actor: 'companion' })
    expect(await worth()).toBe(before)
    await changeBooking(database.sql, 'claire', { reference, to: 'completed', actor: 'companion' })
    expect(await worth()).toBe(before + 150_000)
  })

  it('cannot be confirmed where another holds the time, and is not offered then', async () => {
    const at = ++day
    const [expired, other] = [await insert('expired', { at }), await insert('confirmed', { at })]
    expect((await row(expired)).companionSteps).toEqual([])
    expect(await changeBooking(database.sql, 'claire', { reference: expired, to: 'confirmed', actor: 'companion' })).toBe('slot_taken')
    await changeBooking(database.sql, 'claire', { reference: other, to: 'cancelled', actor: 'companion' })
    expect((await row(expired)).companionSteps).toEqual(['confirmed'])
    expect(await changeBooking(database.sql, 'claire', { reference: expired, to: 'confirmed', actor: 'companion' })).toBe('changed')
  })

  it('expires when its hold runs out or its time has come, and both of them hear of it', async () => {
    const [late, begun, waiting] = [await insert('pending'), await insert('pending', { startsIn: -1 }), await insert('pending')]
    await database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where reference = ${late}`
    await passTimeOnBookings(database.sql)
    for (const reference of [late, begun]) {
      expect((await row(reference)).status).toBe('expired')
      expect(await mailsAbout(reference)).toEqual(['expired_client', 'expired_companion'])
    }
    expect((await row(waiting)).status).toBe('pending')
  })
})

describe('a tour leg', () => {
  it('counts requests whatever became of them', async () => {
    const today = new Date().toISOString().slice(0, 10)
    await database.sql`insert into locations values ('claire', 'Brisbane', current_date, current_date + 1000, 'Australia/Brisbane')`
    for (const [index, status] of BOOKING_STATUSES.entries()) {
      await insert(status, { city: 'Brisbane' })
      expect((await selectTourLegs(database.sql, 'claire', today))[0]?.requests).toBe(index + 1)
    }
  })
})
