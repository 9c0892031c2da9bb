import { describe, expect, it } from 'vitest'
import { CITY_NAMES, OTHER_CITY_NAMES } from '../../../../tenants/contract/words/city-names.ts'
import { clocksOf } from '../../diary/tour/find-time-zone.ts'
import { readCity } from './read-city.ts'

describe('a city as people write it', () => {
  it.each(['Perth, WA', 'Perth WA', 'Perth, WA 6000', 'perth, western australia', 'Perth, WA, Australia', 'Perth，WA'])(
    'is read with its state: %s',
    (text) => expect(readCity(text)).toMatchObject({ country: 'AU', timeZones: expect.arrayContaining(['Australia/Perth']) }),
  )

  it('is read with its country, in any language of the sites', () => {
    for (const text of ['London, UK', 'London, England', 'London, United Kingdom', 'London, Vereinigtes Königreich', 'London，英国'])
      expect(readCity(text), text).toMatchObject({ city: 'London', country: 'GB' })
  })

  it('is read by its name in another language, with "city" after it too', () => {
    expect([readCity('München'), readCity('MÜNCHEN'), readCity('悉尼市')].map(({ city }) => city)).toEqual(['Munich', 'Munich', 'Sydney'])
  })

  it('is not guessed: what cannot be told beside it belongs to the name', () => {
    expect(readCity('Perth, Mordor')).toEqual({ city: 'Perth, Mordor' })
    expect(readCity('Santa Sa')).toEqual({ city: 'Santa Sa', country: undefined, timeZones: undefined })
    expect(readCity('')).toMatchObject({ city: '' })
  })

  it('has a name that the list knows, whatever it is called', () => {
    const listed = [...Object.values(CITY_NAMES).flatMap(Object.keys), ...Object.values(OTHER_CITY_NAMES)]
    expect(listed.filter((city) => !clocksOf(city).some((clock) => clock.city === city))).toEqual([])
    // No name stands for two cities, and each is read as the one it is told for.
    for (const names of Object.values(CITY_NAMES))
      for (const [city, name] of Object.entries(names)) expect(readCity(name).city, name).toBe(city)
  })
})
