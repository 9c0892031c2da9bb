import type { Content, Service } from '../../tenants/contract/content.ts'
import { servicePrices } from '../../tenants/contract/prices.ts'
import type { Tenant } from '../../tenants/contract/tenant.ts'
import type { Words } from '../../tenants/contract/words/words.ts'
import { formatPrice } from '../format.ts'

interface Manner {
  tenant: Pick<Tenant, 'locale' | 'currency'>
  words: Words
}

/** `$1,500`, or that she tells it when she is asked. */
export const priceWords = (price: number | undefined, { tenant, words }: Manner): string =>
  price === undefined ? words.services.onRequest : formatPrice(price, tenant)

/** A price, and where it is asked for, where that matters: `Incall`. */
export interface ToldPrice {
  where?: string
  price: string
}

/** What a service costs for its usual length: one price, or one for each place, named as on the page of rates. Pure. */
export function tellServicePrices(
  service: Pick<Service, 'id' | 'hours' | 'price'>,
  rates: Content['rates'],
  manner: Manner,
): [ToldPrice, ...ToldPrice[]] {
  const { incall, outcall } = servicePrices(service, rates).find(({ hours }) => hours === service.hours) ?? {}
  if (incall === outcall) return [{ price: priceWords(incall, manner) }]
  const { rates: names } = manner.words
  const [first, ...others] = [
    ...(incall === undefined ? [] : [{ where: names.incall, price: formatPrice(incall, manner.tenant) }]),
    ...(outcall === undefined ? [] : [{ where: names.outcall, price: formatPrice(outcall, manner.tenant) }]),
  ]
  return first ? [first, ...others] : [{ price: manner.words.services.onRequest }]
}
