import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import type { Draft } from './draft.ts'
import type { BookingFormProps } from './form-props.ts'
import { Summary } from './Summary.tsx'

const place = { city: 'Sydney', timeZone: 'Australia/Sydney', incall: true, outcall: true }
const form = {
  services: [
    {
      id: 'dinner',
      name: 'Dinner',
      hours: 3,
      hoursMin: 1,
      prices: [
        { hours: 3, incall: 1400, outcall: 1500 },
        { hours: 2, incall: 1000, outcall: 1000 },
        { hours: 4, incall: 1800 },
      ],
    },
  ],
  places: [place],
  cityNames: {},
  locale: 'en-AU',
  currency: 'AUD',
  deposit: { percent: 20 },
  words: wordsOf('en-AU'),
} as unknown as BookingFormProps
const draft: Draft = { service: 'dinner', hours: 3, isOwnHours: false, city: 'Sydney', startsAt: '', hasAddress: false }
const told = (change: Partial<Draft>, there = place) =>
  renderToString(h(Summary, { form: { ...form, places: [there] }, draft: { ...draft, ...change } }))
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

it('names the price at the client’s where it is another, and only there', () => {
  expect(told({})).toBe('Dinner, 3 hours, $1,400; deposit $280 At my place, or at yours for $1,500 if you give an address.')
  expect(told({ hasAddress: true })).toBe('Dinner, 3 hours, $1,500; deposit $300 At yours.')
  expect(told({ hours: 2 })).toBe('Dinner, 2 hours, $1,000; deposit $200 At my place, or yours if you give an address.')
  expect(told({ hours: 4 })).toBe('Dinner, 4 hours, $1,800; deposit $360 At my place, or yours if you give an address.')
  expect(told({}, { ...place, outcall: false })).toBe('Dinner, 3 hours, $1,400; deposit $280 At mine.')
})
