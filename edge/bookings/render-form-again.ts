import type { Rejection } from '../../tenants/contract/booking.ts'
import { GATE_OPEN, pagePath, permutationName } from '../../tenants/contract/urls.ts'
import type { SiteContext } from '../site/context.ts'
import { fetchPage } from '../site/serve-page.ts'
import { explainRejection } from './explain-rejection.ts'

/** The pre-rendered form with the visitor's words in it and a message at each field, for a browser without JavaScript. */
export async function renderFormAgain(
  context: SiteContext,
  { raw, rejection }: { raw: Record<string, unknown>; rejection: Rejection },
): Promise<Response> {
  const { status, body } = explainRejection(rejection)
  const page = context.manifest.pages.find(({ path }) => path === pagePath('booking'))
  if (!page) return Response.json(body, { status })
  const { message, fields = {} } = body.error
  const plain = await fetchPage({ ...context, request: new Request(context.url) }, page, permutationName([GATE_OPEN]))
  const form = new HTMLRewriter()
    // The island would draw an empty form over this one.
    .on('astro-island', { element: (island) => void island.removeAndKeepContent() })
    .on('[data-form-message]', { element: (place) => void place.setInnerContent(message) })
    .on('[data-error]', { element: (place) => void place.setInnerContent(fields[place.getAttribute('data-error') ?? ''] ?? '') })
    .on('input[name], select[name], textarea[name]', { element: (control) => markInvalid(control, fields) })
    .on('input[name]', { element: (input) => fill(input, raw) })
    .on('textarea[name]', { element: (area) => void area.setInnerContent(text(raw, area.getAttribute('name'))) })
  for (const name of ['service', 'hours', 'city'])
    form.on(`select[name="${name}"] option`, { element: (option) => choose(option, text(raw, name)) })
  const headers = new Headers(plain.headers)
  headers.delete('etag')
  headers.set('Cache-Control', 'no-store')
  if (status === 429) headers.set('Retry-After', '3600')
  return form.transform(new Response(plain.body, { status, headers }))
}

function markInvalid(control: Element, fields: Record<string, string>): void {
  if (fields[control.getAttribute('name') ?? ''] !== undefined) control.setAttribute('aria-invalid', 'true')
}

function fill(input: Element, raw: Record<string, unknown>): void {
  const value = text(raw, input.getAttribute('name'))
  if (value !== '') input.setAttribute('value', value)
}

function choose(option: Element, value: string): void {
  if (value === '') return
  if (option.getAttribute('value') === value) option.setAttribute('selected', '')
  else option.removeAttribute('selected')
}

function text(raw: Record<string, unknown>, name: string | null): string {
  const value = raw[name ?? '']
  return typeof value === 'string' ? value : ''
}
