import { type BookingRequest, bookingRequestSchema, type Rejection } from '../../../tenants/contract/booking.ts'
import { BOOKING_BODY_BYTES_MAX } from '../../../tenants/contract/limits.ts'
import type { Manifest, ManifestLanguage } from '../../../tenants/contract/manifest.ts'
import { readBody } from '../../http/read-body.ts'
import { pickLanguage } from '../pages/pick-language.ts'

export interface ParsedBody {
  /** A form is answered with a page, JSON with JSON. */
  isForm: boolean
  /** As sent, to fill the form again. */
  raw: Record<string, unknown>
  /** Of the page that the form stands in. */
  language: ManifestLanguage
  result: { request: BookingRequest } | { rejection: Rejection }
}

/** Reads a booking request, JSON or form. The idempotency key may come in a header instead. */
export async function parseBookingBody(request: Request, manifest: Pick<Manifest, 'languages'>): Promise<ParsedBody> {
  const first = pickLanguage(manifest, undefined)
  const type = request.headers.get('content-type') ?? ''
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)/i.test(type)
  const body = await readBody(request, BOOKING_BODY_BYTES_MAX)
  if (body === undefined) return { isForm, raw: {}, language: first, result: { rejection: { reason: 'too_large' } } }
  const raw = isForm ? await parseForm(body, type) : parseJson(await body.text())
  if (raw === undefined) return { isForm, raw: {}, language: first, result: { rejection: { reason: 'malformed' } } }
  const language = pickLanguage(manifest, raw.lang)
  const key = request.headers.get('idempotency-key')
  const parsed = bookingRequestSchema.safeParse(key === null ? raw : { ...raw, idempotencyKey: key })
  if (parsed.success) return { isForm, raw, language, result: { request: parsed.data } }
  const sentences: Readonly<Record<string, string>> = language.words.fields
  const fields = Object.fromEntries(
    parsed.error.issues.toReversed().map(({ path, message }) => [String(path[0] ?? 'form'), sentences[message] ?? message]),
  )
  return {
    isForm,
    raw,
    language,
    result: { rejection: 'website' in fields ? { reason: 'automated' } : { reason: 'invalid_fields', fields } },
  }
}

async function parseForm(body: Blob, type: string): Promise<Record<string, unknown> | undefined> {
  try {
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    return Object.fromEntries(form)
  } catch {
    return undefined
  }
}

function parseJson(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
