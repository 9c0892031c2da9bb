import { expect, it } from 'vitest'
import type { Leg } from '../../../../tenants/contract/booking-rules.ts'
import { legFacts } from './plan-tour.ts'

const leg: Leg = {
  city: 'Brisbane',
  timeZone: 'Australia/Brisbane',
  from: '2026-12-04',
  to: '2026-12-08',
  incall: true,
  outcall: true,
  leaves: '11:00',
}

it('tells of a leg where, until when, and what for where that is not everything', () => {
  const telling = { locale: 'en-AU', thisYear: '2026', home: 'Sydney' }
  expect(legFacts(leg, telling)).toEqual(['Incall and outcall', 'Until 11 am on the last'])
  expect(legFacts({ ...leg, services: ['dinner', 'long-weekend'] }, telling)).toContain('For dinner, long weekend only')
})
