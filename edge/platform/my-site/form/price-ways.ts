import { type Json, type SiteChange, type SiteSource, siteValueOf, withSiteValue } from '../../../../tenants/contract/site-fields.ts'
import { agrees, type ContradictedPrice, contradictedPrices, pricesOf } from './contradicted-prices.ts'

// How she makes a price and her rates agree again, by one tap where there is nothing to decide. Pure.

type Place = 'incall' | 'outcall'

export type PriceWay =
  /** The line of her rates takes the price. */
  | { does: 'rates'; change: SiteChange }
  /** At hers it is another price than at the client’s: which of the two it is, she decides in the line itself. */
  | { does: 'line'; place: Place }
  /** The service takes the price of the line; `isOld`: as it was before she changed it. */
  | { does: 'price'; price: number; isOld: boolean; change: SiteChange }

/** `source`: with her draft; `base`: without it. */
export function priceWays(each: ContradictedPrice, { source, base }: { source: SiteSource; base: SiteSource }): PriceWay[] {
  const { price, line } = each
  const old = siteValueOf(base, fieldOf(each)) as number | undefined
  const listed = pricesOf(line)
  const taking = (wanted: number, isOld = false): PriceWay => ({
    does: 'price',
    price: wanted,
    isOld,
    change: { ...fieldOf(each), before: price, after: wanted },
  })
  // Her rates are what she has changed: the price follows them.
  if (old === price && listed.length > 0) return listed.map((wanted) => taking(wanted))
  const places = PLACES.filter((place) => line[place] !== undefined)
  const inRates: PriceWay = listed.length === 1 ? { does: 'rates', change: ratesWith(each, { source, places }) } : lineWay(each, old)
  return [inRates, ...(agrees(old, line) && old !== undefined ? [taking(old, true)] : listed.map((wanted) => taking(wanted)))]
}

const PLACES: readonly Place[] = ['incall', 'outcall']

/** The price that it was, so that the other one stays. */
const lineWay = ({ line }: ContradictedPrice, old: number | undefined): PriceWay => ({
  does: 'line',
  place: PLACES.find((place) => line[place] !== undefined && line[place] === old) ?? (line.incall === undefined ? 'outcall' : 'incall'),
})

const fieldOf = ({ id }: ContradictedPrice) => ({ file: 'content.yaml', path: `services/${id}/price` })
const RATES = { file: 'content.yaml', path: 'rates' }

/** Her rates with the price of the service in its line. */
function ratesWith({ at, price }: ContradictedPrice, { source, places }: { source: SiteSource; places: readonly Place[] }): SiteChange {
  const before = siteValueOf(source, RATES) as readonly { items: readonly Json[] }[]
  const after = before.map((list, index) =>
    index !== at.list
      ? list
      : {
          ...list,
          items: list.items.map((line, row) =>
            row !== at.row ? line : { ...(line as object), ...Object.fromEntries(places.map((place) => [place, price])) },
          ),
        },
  )
  return { ...RATES, before: before as Json, after: after as Json }
}

export interface FilledLine {
  /** With the price in the line already: to be looked at before it is saved. */
  source: SiteSource
  at: ContradictedPrice['at']
  place: Place
  price: number
  label: string
}

/** The line of her rates to which a service’s note leads. Undefined: nothing is contradicted there any more. */
export function filledLine(id: string | undefined, { source, base }: { source: SiteSource; base: SiteSource }): FilledLine | undefined {
  const each = contradictedPrices(source).find((one) => one.id === id)
  const way = each && priceWays(each, { source, base }).find((one) => one.does === 'line')
  if (!each || !way) return undefined
  const { after } = ratesWith(each, { source, places: [way.place] })
  return { source: withSiteValue(source, RATES, after), at: each.at, place: way.place, price: each.price, label: each.line.label ?? '' }
}

/** `rates:dinner`, `price:dinner:1150`: what the button of a way sends. */
export const priceDeed = (id: string, way: Exclude<PriceWay, { does: 'line' }>): string =>
  way.does === 'rates' ? `rates:${id}` : `price:${id}:${way.price}`

/** What such a button changes; undefined where that is not among the ways any more. */
export function priceChange(deed: string, { source, base }: { source: SiteSource; base: SiteSource }): SiteChange | undefined {
  return contradictedPrices(source)
    .flatMap((each) => priceWays(each, { source, base }).map((way) => ({ id: each.id, way })))
    .flatMap(({ id, way }) => (way.does !== 'line' && priceDeed(id, way) === deed ? [way.change] : []))[0]
}
