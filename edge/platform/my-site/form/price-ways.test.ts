import { expect, it } from 'vitest'
import { sampleSource } from '../../../../scripts/test-support/sample-source.ts'
import { type Json, type SiteSource, siteValueOf, withSiteValue } from '../../../../tenants/contract/site-fields.ts'
import { contradictedPrices } from './contradicted-prices.ts'
import { withChanges } from './plan-save.ts'
import { filledLine, priceChange, priceWays } from './price-ways.ts'

const base = sampleSource('margot')
const PRICE = { file: 'content.yaml', path: 'services/dinner/price' }
const RATES = { file: 'content.yaml', path: 'rates' }
const costing = (price: number, from = base) => withSiteValue(from, PRICE, price)
const rates = (source: SiteSource, from: string, to: string): SiteSource =>
  withSiteValue(source, RATES, JSON.parse(JSON.stringify(siteValueOf(source, RATES)).replace(from, to)) as Json)
const waysOf = (source: SiteSource, from = base) => contradictedPrices(source).map((each) => priceWays(each, { source, base: from }))

it('writes the new price into her rates by one tap where they have one price, and nothing else', () => {
  for (const [line, then] of [
    ['"incall":1150,"outcall":1150', '"incall":1200,"outcall":1200'],
    ['"outcall":1150', '"outcall":1200'],
  ] as const) {
    const own = rates(base, '"incall":1100,"outcall":1150', line)
    const source = costing(1200, own)
    expect(waysOf(source, own)).toMatchObject([[{ does: 'rates' }, { does: 'price', price: 1150, isOld: true }]])
    const change = priceChange('rates:dinner', { source, base: own }) ?? expect.fail()
    expect(withChanges(source, [change])).toEqual(rates(source, line, then))
    expect(contradictedPrices(withChanges(source, [change]))).toEqual([])
  }
})

it('leads to the line where at hers is another price than at the client’s, with the new one in the place of the old', () => {
  const source = costing(1777)
  expect(waysOf(source)).toMatchObject([
    [
      { does: 'line', place: 'outcall' },
      { does: 'price', price: 1150, isOld: true },
    ],
  ])
  const filled = filledLine('dinner', { source, base })
  expect(filled).toMatchObject({ at: { list: 0, row: 1 }, place: 'outcall', price: 1777, label: 'Three hours' })
  expect(filled?.source).toEqual(rates(source, '"outcall":1150', '"outcall":1777'))
  expect([filledLine('garden', { source, base }), filledLine(undefined, { source, base })]).toEqual([undefined, undefined])
  const kept = priceChange('price:dinner:1150', { source, base }) ?? expect.fail()
  expect(withChanges(source, [kept])).toEqual(base)
})

it('lets the price follow where her rates are what she has changed, and offers each price of a line to a new service', () => {
  const source = rates(base, '"outcall":1150', '"outcall":1250')
  expect(waysOf(source)).toMatchObject([
    [
      { does: 'price', price: 1100, isOld: false },
      { does: 'price', price: 1250, isOld: false },
    ],
  ])
  const fresh = withSiteValue(base, PRICE, undefined)
  expect(waysOf(costing(900), fresh)).toMatchObject([[{ does: 'line' }, { price: 1100, isOld: false }, { price: 1150, isOld: false }]])
})

it('does nothing that is not among the ways any more', () => {
  const source = costing(1777)
  for (const deed of ['rates:dinner', 'price:dinner:1777', 'price:dinner:1', 'price:garden:1150', 'publish', ''])
    expect(priceChange(deed, { source, base }), deed).toBeUndefined()
  expect(priceChange('price:dinner:1150', { source: base, base })).toBeUndefined()
})
