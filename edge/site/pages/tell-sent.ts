import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { tellRequest } from '../../../tenants/contract/tell-request.ts'
import { cityName } from '../../../tenants/contract/words/city-names.ts'
import type { FormWords } from '../../../tenants/contract/words/words.ts'
import { offsetAt } from '../../http/offset-at.ts'
import type { SiteContext } from '../context.ts'
import { languageOfPath } from './pick-language.ts'
import type { AskedFor, SentRequest } from './sent-cookie.ts'

/** What the page brings for the sentence: how she tells money, and words that only the form has. */
export interface SentTelling {
  currency: string
  deposit: { percent: number } | undefined
  form: Pick<FormWords['form'], 'summary' | 'summaryTime' | 'summaryDeposit' | 'priceOnRequest' | 'atMine' | 'atYours'>
}

/** The page that says thank you, with the request that it is about, in the places and the words that it has for that. */
export function tellSent(context: SiteContext, page: Response, { reference, asked }: SentRequest): Response {
  const show = (place: Element, text: string) => {
    place.removeAttribute('hidden')
    place.setInnerContent(text)
  }
  const told = new HTMLRewriter().on('[data-sent]', {
    element: (place) => show(place, (place.getAttribute('data-sent') ?? '').replace('{reference}', reference)),
  })
  if (asked && isTold(context.manifest, asked))
    told
      .on('[data-sent-request]', {
        element: (place) => show(place, tellAsked(context, asked, readTelling(place))),
      })
      .on('[data-sent-address]', {
        element: (place) => void (asked.isVisit && !asked.hasAddress && place.removeAttribute('hidden')),
      })
  const headers = new Headers(page.headers)
  headers.delete('etag')
  headers.set('Cache-Control', 'no-store')
  return told.transform(new Response(page.body, { status: page.status, headers }))
}

/** An attribute comes as it stands in the page: encoded, so that nothing in it has to be escaped there. */
const readTelling = (place: Element): SentTelling =>
  JSON.parse(decodeURIComponent(place.getAttribute('data-sent-request') ?? '')) as SentTelling

/** A cookie may hold anything: one of her services is told, in a city that is called like one, and real times. */
const isTold = ({ booking }: Manifest, { service, city, timeZone, start, end, priceCents }: AskedFor): boolean =>
  booking.services.some(({ id }) => id === service) &&
  /^[\p{L}\p{M} .’'()-]{1,60}$/u.test(city) &&
  [start, end].every((at) => Number.isFinite(offsetAt(String(timeZone), at))) &&
  (priceCents === null || Number.isSafeInteger(priceCents))

/** `Dinner, Fri 4 Dec, 7 to 10 pm, Brisbane time, $1,500; deposit $300. At mine.` */
function tellAsked({ manifest, url, now }: SiteContext, asked: AskedFor, { currency, deposit, form }: SentTelling): string {
  const { locale, words, services: names } = languageOfPath(manifest, url.pathname)
  const { service: id, timeZone, start, end, priceCents, isVisit, hasAddress } = asked
  const hours = (end - start) / 3_600_000
  const price = priceCents === null ? undefined : priceCents / 100
  const clock = (at: number) => new Date(at + offsetAt(timeZone, at) * 60_000).toISOString().slice(0, 16)
  const sentence = tellRequest(
    {
      service: {
        name: names?.[id] ?? manifest.booking.services.find((each) => each.id === id)?.name ?? '',
        prices: [{ hours, incall: price, outcall: price }],
      },
      hours,
      place: { city: cityName(asked.city, locale), incall: true, outcall: true },
      hasAddress,
      times: { from: clock(start), to: clock(end) },
      now: now.getTime(),
    },
    { locale, currency, deposit, words: { time: words.time, form } },
  )
  return `${sentence}. ${isVisit ? form.atYours : form.atMine}`
}
