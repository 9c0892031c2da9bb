import { expect, it } from 'vitest'
import { findCity, findCurrency } from './find-place.ts'

it.each([
  ['the place after a word', ['Vivienne Hale, companion in Perth', 'Letters'], 'Perth'],
  ['the place after a mark', ['Vivienne · Leipzig', 'Rates | Vivienne'], 'Leipzig'],
  ['a name of two words', ['A companion from Gold Coast.'], 'Gold Coast'],
  ['no word that begins a title', ['Reading list', 'Nice evenings', 'Rates — Reading-glasses'], undefined],
  ['nothing of two', ['Companion in Perth', 'Also in Sydney'], undefined],
])('reads %s', (_what, titles, city) => {
  expect(findCity(titles.map((title) => ({ title, description: '' })))).toBe(city)
})

const page = (...texts: string[]) => ({ blocks: texts.map((text) => ({ kind: 'text' as const, text })) })

it.each([
  ['a sign that one currency has', [page('One hour, £400', 'Two: £700')], 'GBP'],
  ['letters beside it', [page('EUR 500'), page('900 €')], 'EUR'],
  ['no dollar, which may be anybody’s', [page('$500')], undefined],
  ['nothing of two', [page('$500', 'EUR 400')], undefined],
  ['nothing where no price is', [page('Three hours')], undefined],
])('reads %s', (_what, pages, currency) => {
  expect(findCurrency(pages)).toBe(currency)
})
