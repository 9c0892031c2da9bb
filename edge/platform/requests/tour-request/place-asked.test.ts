import { describe, expect, it } from 'vitest'
import type { BookingRules, Leg } from '../../../../tenants/contract/booking-rules.ts'
import { bookingPolicySchema } from '../../../../tenants/contract/policy.ts'
import { placeAsked } from './place-asked.ts'

const now = new Date('2026-11-26T10:00Z')
const brisbane: Leg = {
  city: 'Brisbane',
  timeZone: 'Australia/Brisbane',
  from: '2026-12-04',
  to: '2026-12-08',
  incall: true,
  outcall: true,
}
const openings = [{ days: ['mon'], from: '10:00', to: '20:00' }]
const rules = (tourRequests: boolean, tour: Leg[] = [brisbane]): BookingRules => ({
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  policy: bookingPolicySchema.parse({ openings, tourRequests }),
  tour,
})
const asked = (city: string, { timeZone = '', on = rules(true) } = {}) => placeAsked({ city, timeZone }, on, now)

describe('a city that somebody asks her to come to', () => {
  it('is one where she does not go, as the list writes it, with its clock', () => {
    expect(asked(' perth')).toEqual({ kind: 'asked', city: 'Perth', timeZone: 'Australia/Perth' })
    expect(asked('malmo')).toEqual({ kind: 'asked', city: 'Malmö', timeZone: 'Europe/Stockholm' })
  })

  it('is none where she can be booked, at home or on a leg that is not over', () => {
    expect(asked('sydney')).toEqual({ kind: 'here', city: 'Sydney' })
    expect(asked('BRISBANE')).toEqual({ kind: 'here', city: 'Brisbane' })
    const over = rules(true, [{ ...brisbane, from: '2026-10-01', to: '2026-10-03' }])
    expect(asked('Brisbane', { on: over })).toMatchObject({ kind: 'asked', city: 'Brisbane' })
  })

  it('is none where she does not take such requests, but those where she is are told', () => {
    expect(asked('Perth', { on: rules(false) })).toEqual({ kind: 'closed', city: 'Perth' })
    expect(asked('Atlantis ', { on: rules(false) })).toEqual({ kind: 'closed', city: 'Atlantis' })
    expect(asked('Brisbane', { on: rules(false) })).toEqual({ kind: 'here', city: 'Brisbane' })
  })

  it('is found with its state, its country or under its local name, and is not another of that name', () => {
    expect(asked('Perth, WA')).toEqual({ kind: 'asked', city: 'Perth', timeZone: 'Australia/Perth' })
    expect(asked('珀斯')).toEqual({ kind: 'asked', city: 'Perth', timeZone: 'Australia/Perth' })
    expect(asked('München')).toEqual({ kind: 'asked', city: 'Munich', timeZone: 'Europe/Berlin' })
    expect(asked('悉尼')).toEqual({ kind: 'here', city: 'Sydney' })
    expect(asked('Sydney, NSW')).toEqual({ kind: 'here', city: 'Sydney' })
    expect(asked('London, UK')).toEqual({ kind: 'asked', city: 'London', timeZone: 'Europe/London' })
    expect(asked('Perth, NSW')).toEqual({ kind: 'unknown', clocks: [] })
    expect(asked('Perth, Mordor')).toEqual({ kind: 'unknown', clocks: [] })
  })

  it('is another one than hers of the same name where a country is named, and is called by both from then on', () => {
    const canadian = { city: 'Sydney, Canada', timeZone: 'America/Glace_Bay' }
    for (const text of ['Sydney, Canada', 'sydney, CANADA', '悉尼，加拿大', 'Sydney, Kanada'])
      expect(asked(text), text).toEqual({ kind: 'asked', ...canadian })
    // As the form sends it on.
    expect(asked(canadian.city, canadian)).toEqual({ kind: 'asked', ...canadian })
    expect(asked('Sydney, Canada', { on: rules(false) })).toEqual({ kind: 'closed', city: 'Sydney, Canada' })
    const perth = rules(true, [{ ...brisbane, city: 'Perth', timeZone: 'Australia/Perth' }])
    expect(asked('Perth, Scotland', { on: perth })).toEqual({ kind: 'asked', city: 'Perth, United Kingdom', timeZone: 'Europe/London' })
    for (const text of ['Perth', 'Perth, WA', 'Perth, Australia'])
      expect(asked(text, { on: perth })).toEqual({ kind: 'here', city: 'Perth' })
    // Of a name that none of hers has, the country decides and is not told.
    expect(asked('Perth, Scotland')).toEqual({ kind: 'asked', city: 'Perth', timeZone: 'Europe/London' })
    expect(asked('Sydney, Germany')).toEqual({ kind: 'unknown', clocks: [] })
  })

  it('has to be one that the list knows, and one of several of its name', () => {
    expect(asked('Atlantis')).toEqual({ kind: 'unknown', clocks: [] })
    expect(asked('')).toEqual({ kind: 'unknown', clocks: [] })
    const london = asked('London')
    expect(london.kind === 'unknown' && london.clocks.map(({ country }) => country)).toEqual(['CA', 'GB', 'US'])
    expect(asked('London', { timeZone: 'Europe/London' })).toEqual({ kind: 'asked', city: 'London', timeZone: 'Europe/London' })
    expect(asked('London', { timeZone: 'Mars/Olympus' })).toMatchObject({ kind: 'unknown' })
  })
})
