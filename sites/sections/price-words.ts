import type { Tenant } from '../../tenants/contract/tenant.ts'
import type { Words } from '../../tenants/contract/words/words.ts'
import { formatPrice } from '../format.ts'

/** `$1,500`, or that she tells it when she is asked. */
export const priceWords = (
  price: number | undefined,
  { tenant, words }: { tenant: Pick<Tenant, 'locale' | 'currency'>; words: Words },
): string => (price === undefined ? words.services.onRequest : formatPrice(price, tenant))
