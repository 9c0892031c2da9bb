import { describe, expect, it } from 'vitest'
import { citiesToOffer, clocksToOffer, findTimeZone, isKnownZone } from './find-time-zone.ts'

const home = { city: 'Sydney', timeZone: 'Australia/Sydney', tour: [] }
const there = { from: '2026-12-04', to: '2026-12-08', incall: true, outcall: true }

describe('the clock of a city', () => {
  it('is known of a city of her own country first, however she writes it', () => {
    expect(findTimeZone('perth ', home)).toEqual({ city: 'Perth', timeZone: 'Australia/Perth' })
    expect(findTimeZone('Newcastle', home)).toEqual({ city: 'Newcastle', timeZone: 'Australia/Sydney' })
    expect(findTimeZone('Newcastle', { ...home, city: 'Leeds', timeZone: 'Europe/London' })).toMatchObject({ timeZone: 'Europe/London' })
    expect(findTimeZone('malmo', home)).toEqual({ city: 'Malmö', timeZone: 'Europe/Stockholm' })
    expect(findTimeZone('Singapore', home)).toEqual({ city: 'Singapore', timeZone: 'Asia/Singapore' })
  })

  it('is that of a place she has been to, which no list needs to know', () => {
    const tour = [{ ...there, city: 'Byron Bay Hinterland', timeZone: 'Australia/Sydney' }]
    expect(findTimeZone('byron bay  hinterland', { ...home, tour })).toEqual({ city: 'Byron Bay Hinterland', timeZone: 'Australia/Sydney' })
    expect(findTimeZone('Sydney', home)).toEqual({ city: 'Sydney', timeZone: 'Australia/Sydney' })
    expect(citiesToOffer({ ...home, tour })[0]).toBe('Byron Bay Hinterland')
  })

  it('is asked for where there are several of that name abroad, or none', () => {
    const london = findTimeZone('London', home)
    expect('clocks' in london && london.clocks.map(({ country }) => country)).toEqual(['CA', 'GB', 'US'])
    expect(findTimeZone('Atlantis', home)).toEqual({ clocks: [] })
    expect(findTimeZone('', home)).toEqual({ clocks: [] })
  })

  it('can be chosen by a large city, those of her country first', () => {
    const [first, ...others] = clocksToOffer('Australia/Sydney')
    expect(first?.clocks.map(({ city }) => city)).toEqual(expect.arrayContaining(['Sydney', 'Brisbane', 'Perth', 'Adelaide', 'Darwin']))
    expect(first?.clocks.map(({ city }) => city)).toEqual(first?.clocks.map(({ city }) => city).toSorted())
    expect(others.length).toBeGreaterThan(200)
    expect([isKnownZone('Australia/Brisbane'), isKnownZone('Mars/Olympus')]).toEqual([true, false])
    expect(citiesToOffer(home)).not.toContain('Sydney')
  })
})
