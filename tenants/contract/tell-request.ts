import { formatDuration } from './format-duration.ts'
import { formatSpan, isFar, withClockChange } from './format-span.ts'
import { depositOf, type Price, priceOf } from './prices.ts'
import { fill, type Language, type Words } from './words/words.ts'

/** What somebody is about to ask for. */
export interface Asked {
  service: { name: string; prices: readonly Price[] }
  hours: number
  /** Where it is, and whether she receives and visits there. */
  place: { city: string; incall: boolean; outcall: boolean }
  hasAddress: boolean
  /** Clock times at that place, `2026-12-04T19:00`; undefined: no time has been chosen. */
  times: { from: string; to: string } | undefined
  /** Milliseconds since 1970, by which a day that is far away is told with its year. */
  now: number
}

type SummaryWords = Pick<Words['form'], 'summary' | 'summaryTime' | 'summaryDeposit' | 'priceOnRequest'>

/** How she writes money and dates, her words, and the deposit she asks for. */
export interface Manner extends Language<Pick<Words, 'time'> & { form: SummaryWords }> {
  currency: string
  deposit: { percent: number } | undefined
}

/** `Dinner, Fri 4 Dec, 7 to 10 pm, Brisbane time, $1,500; deposit $300`; without a time yet, how long it takes. */
export function tellRequest({ service, hours, place, hasAddress, times, now }: Asked, manner: Manner): string {
  const { form, time } = manner.words
  const price = priceOf(service.prices, { hours, hasAddress, place })
  const share = depositOf(price, manner.deposit)
  const money = (units: number) => formatMoney(units, manner)
  const when =
    times === undefined
      ? formatDuration(hours, manner.words)
      : fill(form.summaryTime, { span: tellTimes(times, { hours, now }, manner), zone: fill(time.zone, { city: place.city }) })
  const cost = price === null ? form.priceOnRequest : money(price)
  const full = share === null ? cost : fill(form.summaryDeposit, { price: cost, deposit: money(share) })
  return fill(form.summary, { service: service.name, when, cost: full })
}

function tellTimes(times: { from: string; to: string }, { hours, now }: Pick<Asked, 'hours' | 'now'>, manner: Manner): string {
  const shown = Date.parse(`${times.to}Z`) - Date.parse(`${times.from}Z`)
  return withClockChange(formatSpan(times, manner, isFar(times.from, now)), shown - hours * 36e5, manner)
}

/** `$1,500`, `$172.50` */
export const formatMoney = (units: number, { locale, currency }: { locale: string; currency: string }): string =>
  new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: Number.isInteger(units) ? 0 : 2,
    maximumFractionDigits: Number.isInteger(units) ? 0 : 2,
  }).format(units)
