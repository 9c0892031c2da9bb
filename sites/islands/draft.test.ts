import { describe, expect, it } from 'vitest'
import { type Draft, inPlaces, nextDraft } from './draft.ts'
import { type FormPlace, servicesIn } from './form-props.ts'

const services = [
  { id: 'dinner', name: 'Dinner', hours: 3, hoursMin: 1, prices: [] },
  { id: 'theatre', name: 'Theatre', hours: 5, hoursMin: 3, prices: [] },
  { id: 'weekend', name: 'A weekend away', hours: 24, hoursMin: 12, prices: [] },
]
const draft: Draft = { service: 'dinner', hours: 3, isOwnHours: false, city: 'Sydney', startsAt: '2026-12-04T19:00', hasAddress: false }
const home = { city: 'Sydney', timeZone: 'Australia/Sydney', incall: true, outcall: true }
const brisbane = { ...home, city: 'Brisbane', from: '2026-12-04', to: '2026-12-08' }
const melbourne = { ...home, city: 'Melbourne', from: '2027-02-12', to: '2027-02-16', services: ['dinner', 'weekend'] }
const offer = { services, places: [home, brisbane, melbourne] }
const change = (name: string, value: string, before = draft) => nextDraft(before, { name, value }, offer)

describe('choosing a service', () => {
  it('sets the hours it usually takes, and keeps the time that was chosen', () => {
    expect(change('service', 'weekend')).toEqual({ ...draft, service: 'weekend', hours: 24 })
    expect(change('service', 'dinner', change('service', 'weekend')).hours).toBe(3)
  })

  it('keeps hours that the visitor chose where it can be had for so long', () => {
    const four = change('hours', '4')
    expect(change('service', 'theatre', four).hours).toBe(4)
    expect(change('service', 'weekend', four).hours).toBe(24)
    expect(change('service', 'theatre', change('hours', '2')).hours).toBe(5)
  })
})

describe('a city where only some of it can be had', () => {
  it('keeps what can be had there, and has its first in place of what cannot', () => {
    expect(change('city', 'Melbourne', change('service', 'weekend'))).toEqual({
      ...draft,
      city: 'Melbourne',
      service: 'weekend',
      hours: 24,
    })
    expect(change('city', 'Melbourne', change('service', 'theatre'))).toEqual({ ...draft, city: 'Melbourne', service: 'dinner', hours: 3 })
  })

  it('has that of both legs where she goes there twice, and everything where one of them has it', () => {
    const idsIn = (places: FormPlace[], city: string) => servicesIn({ services, places }, city).map(({ id }) => id)
    expect(idsIn(offer.places, 'Melbourne')).toEqual(['dinner', 'weekend'])
    expect(idsIn([home, melbourne, { ...melbourne, services: ['theatre'] }], 'Melbourne')).toEqual(['dinner', 'theatre', 'weekend'])
    expect(idsIn([home, melbourne, { ...melbourne, services: undefined }], 'Melbourne')).toHaveLength(3)
    expect(idsIn(offer.places, 'Sydney')).toHaveLength(3)
  })
})

describe('another field', () => {
  it('changes itself alone, or nothing that matters here', () => {
    expect(change('city', 'Brisbane')).toEqual({ ...draft, city: 'Brisbane' })
    expect(change('address', 'Hotel Example').hasAddress).toBe(true)
    expect(change('address', ' ')).toBe(draft)
    const written = change('name', 'Sam')
    expect(written).toEqual({ ...draft, hasWritten: true })
    expect(change('email', 's', written)).toBe(written)
    expect(change('day', '2026-12-04')).toBe(draft)
  })
})

describe('inPlaces', () => {
  it('keeps the city where she still goes there, and goes home where she does not', () => {
    const places = [
      { city: 'Sydney', timeZone: 'Australia/Sydney', incall: true, outcall: true },
      { city: 'Perth', timeZone: 'Australia/Perth', incall: true, outcall: true, from: '2026-12-20', to: '2026-12-22' },
    ]
    expect(inPlaces({ ...draft, city: 'Perth' }, { services, places }).city).toBe('Perth')
    expect(inPlaces({ ...draft, city: 'Brisbane' }, { services, places })).toEqual(draft)
  })
})
