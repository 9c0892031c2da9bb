import type { BookingAnswer, BookingDraft, BookingRequest, ClientDetails, Rejection } from '../../../tenants/contract/booking.ts'
import type { ManifestLanguage } from '../../../tenants/contract/manifest.ts'
import { languagePath, pagePath } from '../../../tenants/contract/urls.ts'
import { logEvent } from '../../http/log.ts'
import { seeOther } from '../../http/see-other.ts'
import type { SiteContext } from '../context.ts'
import { type AskedFor, formatSent, formatSentCookie } from '../pages/sent-cookie.ts'
import { variantPairs } from '../variants/pick-variant.ts'
import { type Assignment, cookieName, formatVariantCookie, parseVariantCookie } from '../variants/variant-cookie.ts'
import { identifySender } from '../visits/identify-visitor.ts'
import { isCounted } from '../visits/is-counted.ts'
import { answerForm } from './answer-form.ts'
import { canonicalRequest } from './canonical-request.ts'
import { countConversions } from './count-conversions.ts'
import { currentRules } from './current-rules.ts'
import { explainRejection } from './explain-rejection.ts'
import { parseBookingBody } from './parse-booking-body.ts'
import { type PlannedBooking, planBooking, siteRules } from './plan-booking.ts'
import { isChallengeMet } from './verify-challenge.ts'

/** POST /_/bookings. Fails closed: whatever is answered with 201 or 202 is durable, everything else says what to do. */
export async function receiveBooking(context: SiteContext): Promise<Response> {
  const { request, url, manifest } = context
  const { isForm, raw, language, result } = await parseBookingBody(request, manifest)
  const known = parseVariantCookie(request.headers.get('cookie'), { name: cookieName(url), experiments: manifest.experiments })
  const outcome =
    'rejection' in result ? result.rejection : await submit(context, result.request, { known, language, timeZone: raw.timeZone })
  if ('reason' in outcome) {
    if (!isForm) return reject(outcome, language)
    return answerForm(context, { raw, language, rejection: outcome })
  }
  const response = isForm
    ? thank(outcome, { prefix: language.prefix, url })
    : Response.json(outcome.answer, { status: outcome.answer.status === 'pending' ? 201 : 202 })
  if (!outcome.repeated && isCounted(request) && manifest.status === 'active') {
    // The cookie says the same whether the request is in a figure or not.
    const converted = countConversions(context, known, outcome)
    if (converted.length > 0) response.headers.append('Set-Cookie', formatVariantCookie(converted, url))
  }
  return response
}

/** POST /_/availability from the form, without its script: the form again with free times to choose from. By POST, because it has a name in it. */
export async function receiveOffering(context: SiteContext): Promise<Response> {
  const { raw, language } = await parseBookingBody(context.request, context.manifest)
  return answerForm(context, { raw, language, isOffering: true })
}

interface Accepted {
  answer: BookingAnswer
  repeated: boolean
  isCounted: boolean
  asked: AskedFor
}

async function submit(
  context: SiteContext,
  request: BookingRequest,
  { known, language, timeZone }: { known: readonly Assignment[]; language: ManifestLanguage; timeZone: unknown },
): Promise<Accepted | Rejection> {
  const { env, manifest, now } = context
  const booking = await currentRules(context)
  const planned = planBooking(request, siteRules(booking, { language, now }))
  if ('reason' in planned) return planned
  const { isVisit, ...asked } = planned
  if (!(await isChallengeMet(env, request.challenge))) return { reason: 'automated' }
  const { policy, keepDays } = booking
  const draft: BookingDraft = {
    tenantId: manifest.tenantId,
    receivedAt: now.toISOString(),
    ...asked,
    language: language.locale,
    bufferMinutes: policy.bufferMinutes,
    holdHours: policy.holdHours,
    confirmEmail: policy.confirmEmail,
    attribution: { variants: variantPairs(known) },
    ...(await senderOf(context)),
  }
  const { name, email, phone = null, address = null, message = null } = request
  const client: ClientDetails = { name, email, phone, address, message, ...(isVisit && address === null && { missing: 'address' }) }
  try {
    const outbox = env.OUTBOX.get(env.OUTBOX.idFromName(manifest.tenantId))
    const outcome = await outbox.submit({
      draft,
      client,
      idempotencyKey: request.idempotencyKey ?? null,
      asked: canonicalRequest(request),
      keepDays,
      country: manifest.country,
      visitor:
        phone === null ? undefined : { timeZone: String(timeZone ?? '').slice(0, 64), languages: languageCountries(context.request) },
    })
    return 'reason' in outcome ? outcome : { ...outcome, asked: askedFor(planned, { hasAddress: address !== null }) }
  } catch (error) {
    logEvent('booking_not_received', { tenant: manifest.tenantId, error })
    return { reason: 'unavailable' }
  }
}

const askedFor = (
  { service, city, timeZone, startsAt, endsAt, priceCents, isVisit }: PlannedBooking,
  who: { hasAddress: boolean },
): AskedFor => ({
  ...{ service, city, timeZone, start: Date.parse(startsAt), end: Date.parse(endsAt), priceCents, isVisit },
  ...who,
})

/** `en-GB,fr;q=0.8` -> `GB` */
const languageCountries = (request: Request): string[] =>
  [...(request.headers.get('accept-language') ?? '').slice(0, 200).matchAll(/-([a-z]{2})(?=[,;]|$)/gi)].map(([, country = '']) =>
    country.toUpperCase(),
  )

/** For the source of the visit and the limit of attempts. Without a salt a booking is taken all the same. */
export async function senderOf(context: SiteContext): Promise<Pick<BookingDraft, 'visitorId' | 'networkHash'>> {
  try {
    const { visitorId, networkHash } = await identifySender(context)
    return { visitorId, networkHash }
  } catch {
    return { visitorId: null, networkHash: null }
  }
}

function reject(rejection: Rejection, { words }: ManifestLanguage): Response {
  const { status, body } = explainRejection(rejection, words)
  return Response.json(body, { status, headers: status === 429 ? { 'Retry-After': '3600' } : {} })
}

function thank({ answer, asked }: Accepted, { prefix, url }: { prefix: string; url: URL }): Response {
  const cookie = formatSentCookie(formatSent(answer.reference, asked), { prefix, url })
  return seeOther(languagePath(prefix, pagePath('thanks')), { 'Set-Cookie': cookie })
}
