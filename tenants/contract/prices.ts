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

/**
 * The price of a request, or null: on request. With an address she comes there; without one the client comes to her, unless she only visits in
 * that city. Only what is stated for exactly so many hours is told: a guess would be a promise.
 */
export function priceOf(
  prices: readonly Price[],
  { hours, hasAddress, place }: { hours: number; hasAddress: boolean; place: { incall: boolean; outcall: boolean } },
): number | null {
  const isOutcall = hasAddress || !place.incall
  if (!place[isOutcall ? 'outcall' : 'incall']) return null
  const price = prices.find((each) => each.hours === hours)
  return price?.[isOutcall ? 'outcall' : 'incall'] ?? null
}
