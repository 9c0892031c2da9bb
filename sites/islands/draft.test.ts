import { describe, expect, it } from 'vitest'
import { type Draft, inPlaces, nextDraft } from './draft.ts'

const services = [
  { id: 'dinner', name: 'Dinner', hours: 3, hoursMin: 1, prices: [] },
  { id: 'theatre', name: 'Theatre', hours: 5, hoursMin: 3, prices: [] },
  { id: 'weekend', name: 'A weekend away', hours: 24, hoursMin: 12, prices: [] },
]
const draft: Draft = { service: 'dinner', hours: 3, isOwnHours: false, city: 'Sydney', startsAt: '2026-12-04T19:00', hasAddress: false }
const change = (name: string, value: string, before = draft) => nextDraft(before, { name, value }, services)

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

describe('another field', () => {
  it('changes itself alone, or nothing that matters here', () => {
    expect(change('city', 'Brisbane')).toEqual({ ...draft, city: 'Brisbane' })
    expect(change('address', 'Hotel Example').hasAddress).toBe(true)
    expect(change('address', ' ')).toBe(draft)
    expect(change('name', 'Sam')).toBe(draft)
  })
})

describe('inPlaces', () => {
  it('keeps the city where she still goes there, and goes home where she does not', () => {
    const places = [
      { city: 'Sydney', timeZone: 'Australia/Sydney', incall: true, outcall: true },
      { city: 'Perth', timeZone: 'Australia/Perth', incall: true, outcall: true, from: '2026-12-20', to: '2026-12-22' },
    ]
    expect(inPlaces({ ...draft, city: 'Perth' }, places).city).toBe('Perth')
    expect(inPlaces({ ...draft, city: 'Brisbane' }, places)).toEqual(draft)
  })
})
