/** @jsxImportSource preact */
import { formatSpan, formatTimeOfDay } from '../../tenants/contract/format-span.ts'
import { isVisit, priceOf } from '../../tenants/contract/prices.ts'
import { formatMoney, tellRequest } from '../../tenants/contract/tell-request.ts'
import { fill } from '../../tenants/contract/words/words.ts'
import { ownZone, type Span, seasonAt, spanElsewhere, spanOf } from './clocks.ts'
import type { Draft } from './draft.ts'
import { type BookingFormProps, type FormPlace, placeFor, tellCity } from './form-props.ts'

/** What is about to be asked for, in words, before it is sent. */
export function Summary({ form, draft }: { form: BookingFormProps; draft: Draft }) {
  const summary = summarize(form, draft)
  return (
    <div className="form-summary" aria-live="polite">
      <p>{summary.sentence}</p>
      <p className="muted">
        {summary.own && `${fill(form.words.form.elsewhere, { time: summary.own })} `}
        {whereWords(draft, summary, form)}
      </p>
    </div>
  )
}

export interface RequestSummary {
  /** `Dinner, Fri 4 Dec, 7 to 10 pm, Brisbane time, $1,500; deposit $300` */
  sentence: string
  /** The same time by the visitor's clock, where that differs. */
  own: string | undefined
  span: Span | undefined
  place: FormPlace
  /** She comes to the client, and nobody has said where to yet. */
  asksAddress: boolean
  /** What it costs at the client's, where that is another price than the sentence names. */
  atYours: string | undefined
}

export function summarize(form: BookingFormProps, draft: Draft): RequestSummary {
  const { hours, hasAddress, startsAt } = draft
  const found = placeFor(form.places, { city: draft.city, day: startsAt.slice(0, 10) })
  const place = { ...found, city: tellCity(form, found.city) }
  const span = startsAt === '' ? undefined : spanOf(startsAt, { hours, timeZone: place.timeZone })
  const own = span && spanElsewhere(span, ownZone())
  const service = form.services.find(({ id }) => id === draft.service) ?? { name: '', prices: [] }
  const times = span && { from: span.from, to: span.to }
  const priceAt = (isThere: boolean) => priceOf(service.prices, { hours, hasAddress: isThere, place })
  const there = priceAt(true)
  return {
    sentence: tellRequest({ service, hours, place, hasAddress, times, now: Date.now() }, form),
    atYours: there === null || there === priceAt(hasAddress) ? undefined : formatMoney(there, form),
    own: own && formatOwn(own, form),
    span,
    place,
    asksAddress: !hasAddress && place.outcall && isVisit(service.prices, { hours, hasAddress, place }),
  }
}

/** By the visitor's clock; in a night in which that changes `Sun 25 Oct, 12:30 am (British Summer Time) to Sun 25 Oct, 1:30 am (Greenwich Mean Time)`. */
function formatOwn({ start, end, from, to }: Span, form: BookingFormProps): string {
  const { time } = form.words
  const [first, last] = [start, end].map((at) => seasonAt(at, ownZone(), form.locale))
  if (first === undefined && last === undefined) return formatSpan({ from, to }, form)
  const tell = (local: string, season = '') => fill(time.season, { clock: formatTimeOfDay(local, form), season })
  return fill(time.overnight, { from: tell(from, first), to: tell(to, last) })
}

function whereWords({ hasAddress }: Draft, { place, asksAddress, atYours }: RequestSummary, { words: { form } }: BookingFormProps): string {
  const { city } = place
  if (!place.outcall) return hasAddress ? fill(form.noOutcall, { city }) : form.atMine
  if (asksAddress) return place.incall ? form.visitOnly : fill(form.noIncall, { city })
  if (hasAddress) return form.atYours
  return atYours ? fill(form.atEitherFor, { price: atYours }) : form.atEither
}
