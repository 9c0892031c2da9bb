import { describe, expect, it } from 'vitest'
import { isVisit, priceOf, servicePrices } from './prices.ts'

const both = { incall: true, outcall: true }
const rates = [
  {
    title: 'By the hour',
    items: [
      { label: 'Two hours', hours: 2, services: ['dinner'], incall: 1000, outcall: 1100 },
      { label: 'Three hours', hours: 3, services: ['dinner', 'theatre'], incall: 1400, outcall: 1500 },
      { label: 'Six hours', hours: 6, outcall: 2600 },
      { label: 'Overnight', incall: 3600 },
    ],
  },
]
const dinner = { id: 'dinner', hours: 3, price: 1500 }
const theatre = { id: 'theatre', hours: 5, price: 2300 }

describe('the price of a request', () => {
  const of = (service: typeof dinner, hours: number, hasAddress: boolean, place = both) =>
    priceOf(servicePrices(service, rates), { hours, hasAddress, place })

  it('is that of her place without an address, and that of the client’s with one', () => {
    expect(of(dinner, 3, false)).toBe(1400)
    expect(of(dinner, 3, true)).toBe(1500)
    expect(of(dinner, 2, false)).toBe(1000)
    expect(of(theatre, 3, false)).toBe(1400)
    expect(of(theatre, 3, true)).toBe(1500)
  })

  it('is the service’s own for its usual time, where no list names that', () => {
    expect(of(theatre, 5, false)).toBe(2300)
    expect(of(theatre, 5, true)).toBe(2300)
  })

  it('is on request where nothing is stated for that time, service or place', () => {
    expect(of(dinner, 4, false)).toBeNull()
    expect(of(dinner, 2.5, true)).toBeNull()
    expect(of(theatre, 2, true)).toBeNull() // a line of dinner's
    expect(of(dinner, 12, false)).toBeNull() // a line without hours is to be read, not to be guessed from
  })

  it('is a visit’s for what she offers at the client’s alone, before the address is known', () => {
    expect([of(dinner, 6, false), of(dinner, 6, true)]).toEqual([2600, 2600])
    expect(isVisit(servicePrices(dinner, rates), { hours: 6, hasAddress: false, place: both })).toBe(true)
    expect(isVisit(servicePrices(dinner, rates), { hours: 3, hasAddress: false, place: both })).toBe(false)
    expect(of(dinner, 6, false, { incall: true, outcall: false })).toBeNull()
  })

  it('is a visit’s in a city where she only visits, and on request where she does not', () => {
    expect(of(dinner, 3, false, { incall: false, outcall: true })).toBe(1500)
    expect(of(dinner, 3, true, { incall: true, outcall: false })).toBeNull()
  })
})
