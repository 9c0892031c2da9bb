import fc from 'fast-check'
import postgres from 'postgres'
import { describe, expect, it } from 'vitest'
import { makeOfferDatabase } from '../../scripts/test-support/make-offer-database.ts'
import { at } from './booking-fixtures.ts'
import { countOverlaps } from './check-bookings.ts'

const { database, has, waiting, isFree } = await makeOfferDatabase()

describe('many at once', () => {
  it('give one time to one client', async () => {
    const tenant = await has.newTenant()
    const [steve, amir] = [await waiting(tenant, 1), await waiting(tenant, 2, { clientHash: 'amir' })]
    // Both are offered one evening at the same moment: one of them is not.
    const offers = await Promise.all([steve.offer(at(9, 8)), amir.offer(at(9, 9))])
    expect(offers.map(({ outcome }) => outcome).sort()).toEqual(['offered', 'slot_taken'])
    // One client taps on two times in two tabs.
    await steve.offer(at(10, 8), at(11, 8))
    const connections = [postgres(database.url, { max: 1 }), postgres(database.url, { max: 1 })]
    const picks = await Promise.all(connections.map((by, index) => steve.pick(at(10 + index, 8), by)))
    await Promise.all(connections.map((each) => each.end()))
    expect(picks.sort()).toEqual(['chosen', 'picked'])
    expect(await countOverlaps(database.sql)).toBe(0)
  })

  it('never double-book, whatever she and her clients do, in whatever order', async () => {
    const step = fc.record({
      deed: fc.constantFrom('offer', 'pick', 'withdraw', 'confirmed', 'declined', 'expired', 'another'),
      who: fc.nat(2),
      times: fc.array(fc.record({ day: fc.integer({ min: 1, max: 4 }), hour: fc.integer({ min: 6, max: 12 }) }), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
        const tenant = await has.newTenant()
        const requests = await Promise.all([1, 2, 3].map((day) => waiting(tenant, day, { clientHash: `client ${day}` })))
        const work = steps.map(async ({ deed, who, times }) => {
          const request = requests[who] as (typeof requests)[number]
          const starts = times.map(({ day, hour }) => at(day, hour))
          if (deed === 'offer') await request.offer(...starts)
          else if (deed === 'pick') await request.pick((await request.offered())[0] ?? (starts[0] as string))
          else if (deed === 'withdraw') await request.withdraw()
          else if (deed === 'another') await isFree(tenant, starts[0] as string)
          else if (deed === 'expired')
            await database.sql`update bookings set hold_expires_at = now() - interval '1 minute' where tenant_id = ${tenant} and reference = ${request.reference}`
          else await request.change(deed)
        })
        await Promise.all(work)
        expect(await countOverlaps(database.sql)).toBe(0)
        // What is taken is what is waiting, confirmed or on offer, and nothing else.
        const [stray] = await database.sql`
          select from taken_times t join bookings b using (tenant_id, booking_id)
          where t.tenant_id = ${tenant} and (
            (t.kind = 'offer' and b.status not in ('pending', 'confirmed')) or b.status not in ('pending', 'confirmed') or (t.kind = 'booking' and t.starts_at <> b.starts_at)
          )`
        expect(stray).toBeUndefined()
      }),
      { numRuns: 40 },
    )
  })
})
