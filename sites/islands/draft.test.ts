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

describe('a service that was chosen', () => {
  it('is chosen again where the visitor leaves a city that does not have it, until another one is', () => {
    const there = change('city', 'Melbourne', change('service', 'theatre'))
    expect(there).toMatchObject({ service: 'dinner', hours: 3 })
    expect(change('city', 'Sydney', there)).toMatchObject({ service: 'theatre', hours: 5 })
    expect(change('city', 'Brisbane', there).service).toBe('theatre')
    expect(change('city', 'Sydney', change('service', 'weekend', there)).service).toBe('weekend')
  })
})

describe('a start that was chosen', () => {
  it('is chosen again where the city is changed and changed back, although the other city had it not', () => {
    const there = change('city', 'Melbourne')
    expect(there.startsAt).toBe(draft.startsAt)
    const givenUp = { ...there, startsAt: '' }
    expect(change('city', 'Sydney', givenUp)).toMatchObject({ city: 'Sydney', startsAt: draft.startsAt })
    // What is chosen there is chosen here too, and what was chosen here is not forgotten for it.
    const other = change('startsAt', '2027-02-13T20:00', givenUp)
    const back = change('city', 'Sydney', other)
    expect(back.startsAt).toBe('2027-02-13T20:00')
    expect(change('city', 'Melbourne', { ...back, startsAt: '' }).startsAt).toBe('2027-02-13T20:00')
    expect(change('city', 'Sydney', change('city', 'Brisbane', { ...back, startsAt: '' })).startsAt).toBe(draft.startsAt)
  })
})

describe('a city where only some of it can be had', () => {
  it('keeps what can be had there, and has its first in place of what cannot', () => {
    expect(change('city', 'Melbourne', change('service', 'weekend'))).toMatchObject({
      ...draft,
      city: 'Melbourne',
      service: 'weekend',
      hours: 24,
    })
    expect(change('city', 'Melbourne', change('service', 'theatre'))).toMatchObject({
      ...draft,
      city: 'Melbourne',
      service: 'dinner',
      hours: 3,
    })
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
    expect(change('city', 'Brisbane', { ...draft, startsAt: '' })).toEqual({ ...draft, city: 'Brisbane', startsAt: '' })
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
