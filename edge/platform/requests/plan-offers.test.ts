import { expect, it } from 'vitest'
import { Moment } from '../../../tenants/contract/moment.ts'
import { bookingPolicySchema } from '../../../tenants/contract/policy.ts'
import { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import { WEEKDAYS } from '../../../tenants/contract/weekdays.ts'
import { planOffers } from './plan-offers.ts'

const brisbane = { place: 'Brisbane', timeZone: 'Australia/Brisbane' }
const every = (from: string, to: string) => bookingPolicySchema.parse({ openings: [{ days: [...WEEKDAYS], from, to }] })
const leg = {
  ...{ city: 'Brisbane', timeZone: 'Australia/Brisbane', from: '2026-12-04', to: '2026-12-08', incall: true, outcall: true },
  openings: every('18:00', '02:00').openings,
}
const rules = { city: 'Sydney', timeZone: 'Australia/Sydney', policy: every('10:00', '23:00'), tour: [leg] }

/** So many hours from 10 pm in Brisbane on the 7th are to begin at another time. */
function offered(time: string, hours: number): string[] {
  const at = new Date('2026-12-07T12:00Z')
  const asked = { startsAt: new Moment(at, brisbane), endsAt: new Moment(at.getTime() + hours * 3_600_000, brisbane) }
  const planned = planOffers(
    [time],
    { ...asked, city: new StrangersText('Brisbane') },
    { rules, locale: 'en-AU', now: new Date('2026-12-01') },
  )
  return 'problems' in planned ? planned.problems : []
}

it('offers no time that runs into the next place, after midnight of the last evening too', () => {
  // Ten in Sydney, when she can first be asked for there, is nine in Brisbane.
  expect(offered('2026-12-08T23:00', 10)).toEqual([])
  expect(offered('2026-12-08T23:00', 10.5)).toEqual([expect.stringMatching(/: before it ends you are on your way to Sydney\.$/)])
  expect(offered('2026-12-09T01:00', 8)).toEqual([])
  expect(offered('2026-12-09T01:00', 8.5)).toEqual([expect.stringMatching(/: before it ends you are on your way to Sydney\.$/)])
  expect(offered('2026-12-09T19:00', 1)).toEqual([expect.stringMatching(/: you are in Sydney then\.$/)])
})
