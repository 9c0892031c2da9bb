import type { Content } from '../../tenants/contract/content.ts'
import type { Tenant } from '../../tenants/contract/tenant.ts'
import { bookingFormPath } from '../../tenants/contract/urls.ts'
import { formatPrice } from '../format.ts'

type Group = Content['rates'][number]
export type RateLine = Group['items'][number]

/** `$1,500`, or a dash for what is not offered. */
export const ratePrice = (price: number | undefined, tenant: Pick<Tenant, 'locale' | 'currency'>): string =>
  price === undefined ? '–' : formatPrice(price, tenant)

/** Where the form can be opened with exactly this line; undefined for a line to read. */
export const rateFormPath = ({ hours, services }: RateLine): string | undefined =>
  hours === undefined ? undefined : bookingFormPath({ service: services?.[0], hours })

/** Undefined: every line of the group is told on request. */
export function lowestRate({ items }: Group): number | undefined {
  const prices = items.flatMap(({ incall, outcall }) => [incall, outcall]).filter((price) => price !== undefined)
  return prices.length === 0 ? undefined : Math.min(...prices)
}
