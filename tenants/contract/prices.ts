import type { Content, Service } from './content.ts'

/** What a service costs for one duration, in whole units of the currency. A place without a price is on request. */
export interface Price {
  hours: number
  /** At hers. */
  incall?: number | undefined
  /** At the client's. */
  outcall?: number | undefined
}

/**
 * Every price that content.yaml states for a service: lines of the price lists that name its hours, and its own price for its usual hours where no
 * line does. Pure; check-prices.ts refuses lists that say two things.
 */
export function servicePrices(service: Pick<Service, 'id' | 'hours' | 'price'>, rates: Content['rates']): Price[] {
  const listed = rates
    .flatMap(({ items }) => items)
    .flatMap(({ hours, services, incall, outcall }) =>
      hours === undefined || !(services ?? [service.id]).includes(service.id) ? [] : [{ hours, incall, outcall }],
    )
  const isListed = listed.some(({ hours }) => hours === service.hours)
  const own = service.price === undefined || isListed ? [] : [{ hours: service.hours, incall: service.price, outcall: service.price }]
  return [...own, ...listed]
}

/** What can be asked for, with its prices: as the form offers it and the edge takes it. */
export const bookableServices = ({ services, rates }: Pick<Content, 'services' | 'rates'>) =>
  services.map(({ id, name, hours, hoursMin, price }) => ({
    id,
    name,
    hours,
    hoursMin,
    prices: servicePrices({ id, hours, price }, rates),
  }))

/** What decides the price of a request. */
export interface Priced {
  hours: number
  /** With an address she comes there. */
  hasAddress: boolean
  /** She receives there, she visits there. */
  place: { incall: boolean; outcall: boolean }
}

/**
 * Whether she comes to the client: with an address, where she does not receive, and for what has a price at the client's alone: her list says that it is not had at
 * hers, and where to is asked for later.
 */
export function isVisit(prices: readonly Price[], { hours, hasAddress, place }: Priced): boolean {
  const stated = prices.find((each) => each.hours === hours)
  return hasAddress || !place.incall || (place.outcall && stated?.incall === undefined && stated?.outcall !== undefined)
}

/**
 * The price of a request, or null: on request. Only what is stated for exactly so many hours is told: a guess would be a promise. The form's
 * estimate and the row in the database both come from here.
 */
export function priceOf(prices: readonly Price[], asked: Priced): number | null {
  const kind = isVisit(prices, asked) ? 'outcall' : 'incall'
  if (!asked.place[kind]) return null
  return prices.find((each) => each.hours === asked.hours)?.[kind] ?? null
}

/** The share of a price that confirms a date, in whole units; null where she asks for none or the price is on request. */
export const depositOf = (price: number | null, deposit: { percent: number } | undefined): number | null =>
  price === null || deposit === undefined ? null : Math.round(price * deposit.percent) / 100
