import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { livePlaces } from './live-places.ts'

const leg = { city: 'Brisbane', timeZone: 'Australia/Brisbane', from: '2026-12-04', to: '2026-12-08', incall: true, outcall: false }
const perth = { ...leg, city: 'Perth', timeZone: 'Australia/Perth', from: '2026-12-01', to: '2026-12-02' }
const built = { city: 'Sydney', timeZone: 'Australia/Sydney', tour: [leg] } as unknown as Manifest['booking']
const now = new Date('2026-11-26T10:00Z')
const citiesOf = (tour: object[], at = now) =>
  livePlaces({ ...built, tour } as Manifest['booking'], { built, now: at }).places?.map(({ city }) => city)

describe('places that a page does not know', () => {
  it('are told where a leg was added, moved, cancelled, or receives clients otherwise', () => {
    expect(citiesOf([leg, perth])).toEqual(['Sydney', 'Perth', 'Brisbane'])
    expect(citiesOf([{ ...leg, to: '2026-12-09' }])).toEqual(['Sydney', 'Brisbane'])
    expect(citiesOf([{ ...leg, outcall: true }])).toEqual(['Sydney', 'Brisbane'])
    expect(citiesOf([])).toEqual(['Sydney'])
  })

  it('are not told where nothing has changed, also of a leg that is over', () => {
    expect(citiesOf([leg])).toBeUndefined()
    expect(citiesOf([{ ...leg, arrives: '15:00' }])).toBeUndefined()
    expect(citiesOf([], new Date('2026-12-20T10:00Z'))).toBeUndefined()
  })
})
