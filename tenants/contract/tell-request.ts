import { formatSpan } from './format-span.ts'
import { depositOf, type Price, priceOf } from './prices.ts'

/** What somebody is about to ask for. */
export interface Asked {
  service: { name: string; prices: readonly Price[] }
  hours: number
  /** Where it is, and whether she receives and visits there. */
  place: { city: string; incall: boolean; outcall: boolean }
  hasAddress: boolean
  /** Clock times at that place, `2026-12-04T19:00`; undefined: no time has been chosen. */
  times: { from: string; to: string } | undefined
}

/** How she writes money and dates, and the deposit she asks for. */
export interface Manner {
  locale: string
  currency: string
  deposit: { percent: number } | undefined
}

/** `Dinner, Fri 4 Dec, 7 to 10 pm, Brisbane time, $1,500; deposit $300`; without a time yet, how long it takes. */
export function tellRequest({ service, hours, place, hasAddress, times }: Asked, { locale, currency, deposit }: Manner): string {
  const price = priceOf(service.prices, { hours, hasAddress, place })
  const share = depositOf(price, deposit)
  const money = (units: number) => formatMoney(units, { locale, currency })
  const when = times === undefined ? formatDuration(hours).toLowerCase() : `${formatSpan(times, locale)}, ${place.city} time`
  const cost = price === null ? 'price on request' : money(price)
  return `${service.name}, ${when}, ${cost}${share === null ? '' : `; deposit ${money(share)}`}`
}

/** `$1,500`, `$172.50` */
export const formatMoney = (units: number, { locale, currency }: { locale: string; currency: string }): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(units) ? 0 : 2,
    maximumFractionDigits: Number.isInteger(units) ? 0 : 2,
  }).format(units)

/** `Half an hour`, `1 hour`, `1½ hours` */
export function formatDuration(hours: number): string {
  if (hours === 0.5) return 'Half an hour'
  return `${Math.floor(hours)}${hours % 1 === 0 ? '' : '½'} ${hours === 1 ? 'hour' : 'hours'}`
}
