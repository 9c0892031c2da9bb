import { describe, expect, it } from 'vitest'
import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import { tellServicePrices } from './price-words.ts'

const rates = [
  {
    title: 'By the hour',
    items: [
      { label: 'Three hours', hours: 3, services: ['dinner'], incall: 1400, outcall: 1500 },
      { label: 'Six hours', hours: 6, services: ['day'], outcall: 1900 },
      { label: 'Two hours', hours: 2, services: ['late'], incall: 800, outcall: 800 },
    ],
  },
]
const told = (service: { id: string; hours: number; price?: number }) =>
  tellServicePrices(service, rates, { tenant: { locale: 'en-AU', currency: 'AUD' }, words: wordsOf('en-AU') })

describe('the price of a service', () => {
  it('is named by where it is, as on the page of rates, where that makes it another', () => {
    expect(told({ id: 'dinner', hours: 3, price: 1500 })).toEqual([
      { where: 'Incall', price: '$1,400' },
      { where: 'Outcall', price: '$1,500' },
    ])
    expect(told({ id: 'day', hours: 6, price: 1900 })).toEqual([{ where: 'Outcall', price: '$1,900' }])
  })

  it('is one where it is the same in both places, and on request where none is stated for its usual length', () => {
    expect(told({ id: 'late', hours: 2, price: 800 })).toEqual([{ price: '$800' }])
    expect(told({ id: 'theatre', hours: 5, price: 2300 })).toEqual([{ price: '$2,300' }])
    expect(told({ id: 'weekend', hours: 24 })).toEqual([{ price: 'on request' }])
  })
})
