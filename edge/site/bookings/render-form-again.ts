import type { Rejection } from '../../../tenants/contract/booking.ts'
import { fieldId, isPassing, problemsInOrder, tellCount } from '../../../tenants/contract/booking-problems.ts'
import { formatTimeOfDay } from '../../../tenants/contract/format-span.ts'
import type { ManifestLanguage } from '../../../tenants/contract/manifest.ts'
import { GATE_OPEN, languagePath, pagePath, permutationName, waitingListPath } from '../../../tenants/contract/urls.ts'
import { cityName } from '../../../tenants/contract/words/city-names.ts'
import { type EdgeWords, fill as fillIn } from '../../../tenants/contract/words/words.ts'
import { escapeHtml } from '../../http/escape-html.ts'
import type { SiteContext } from '../context.ts'
import { CHOSEN_BY_LINK, choose } from '../pages/preselect.ts'
import { fetchPage } from '../pages/serve-page.ts'
import { explainRejection } from './explain-rejection.ts'
import type { FreeTimes } from './find-free-times.ts'

interface Again {
  raw: Record<string, unknown>
  language: ManifestLanguage
  rejection?: Rejection
  offered?: FreeTimes
  /** Of them the ones to choose from, the nearest first; absent: all. */
  nearest?: readonly string[]
  /** Instead of all that. */
  said?: string
}

/** The pre-rendered form with the visitor's words in it and a message at each field, for a browser without JavaScript. */
export async function renderFormAgain(
  context: SiteContext,
  { raw, language, rejection, offered, nearest, said: only }: Again,
): Promise<Response> {
  const { words } = language
  const told = rejection ? explainRejection(rejection, words) : { status: 200, body: { error: { message: only ?? offer(offered, words) } } }
  const { status, body } = told
  const page = context.manifest.pages.find(({ path }) => path === languagePath(language.prefix, pagePath('booking')))
  if (!page) return Response.json(body, { status })
  const { message, fields = {} } = body.error as { message: string; fields?: Record<string, string> }
  const first = problemsInOrder(fields)[0]?.field
  // Said once, above: the field has others to choose from.
  const starts = nearest ?? offered?.days.flatMap(({ date, starts: times }) => times.map((time) => `${date}T${time}`)) ?? []
  const city = text(raw, 'city')
  const tellMe = offered && starts.length === 0 && city !== '' && city !== context.manifest.booking.city ? linkToList(city, language) : ''
  const atField = (field: string) => (rejection?.reason === 'slot_taken' ? '' : (fields[field] ?? ''))
  const plain = await fetchPage({ ...context, request: new Request(context.url) }, page, permutationName([GATE_OPEN]))
  const form = new HTMLRewriter()
    // The script would put its own words over these.
    .on('[data-form-script]', { element: (place) => void place.removeAttribute('data-form-script') })
    .on('[data-form-message]', {
      element: (place) => {
        const isAgain = rejection !== undefined && isPassing(rejection.reason)
        const said = isAgain ? sendAgain(message, words) : listProblems(fields, { message, words })
        place.setInnerContent(said + tellMe, { html: true })
        if (!rejection) place.setAttribute('class', 'form-message good').setAttribute('role', 'status')
      },
    })
    .on('[data-error]', { element: (place) => void place.setInnerContent(atField(place.getAttribute('data-error') ?? '')) })
    .on('input[name], select[name], textarea[name]', { element: (control) => markInvalid(control, { fields, first }) })
    .on('input[name]', { element: (input) => fill(input, raw) })
    .on('textarea[name]', { element: (area) => void area.setInnerContent(text(raw, area.getAttribute('name'))) })
  for (const name of CHOSEN_BY_LINK) form.on(`select[name="${name}"] option`, { element: (option) => choose(option, text(raw, name)) })
  if (starts.length > 0)
    form.on('input[name="startsAt"]', {
      element: (input) =>
        void input.replace(renderStarts(starts, { chosen: text(raw, 'startsAt').slice(0, 16), language }), { html: true }),
    })
  const headers = new Headers(plain.headers)
  headers.delete('etag')
  headers.set('Cache-Control', 'no-store')
  if (status === 429) headers.set('Retry-After', '3600')
  return form.transform(new Response(plain.body, { status, headers }))
}

/** The first field that is wrong has the focus when the page comes. */
function markInvalid(control: Element, { fields, first }: { fields: Record<string, string>; first: string | undefined }): void {
  const name = control.getAttribute('name') ?? ''
  if (fields[name] === undefined) return
  control.setAttribute('aria-invalid', 'true')
  if (name === first) control.setAttribute('autofocus', '')
}

/** What has to be fixed, each a link to its field, as the form's own script lists it (sites/islands/Problems.tsx). */
function listProblems(fields: Record<string, string>, { message, words }: { message: string; words: EdgeWords }): string {
  const problems = problemsInOrder(fields)
  if (problems.length === 0) return escapeHtml(message)
  const links = problems.map(({ field, message: problem }) => `<li><a href="#${fieldId(field)}">${escapeHtml(problem)}</a></li>`)
  return `<p>${tellCount(problems.length, words)}</p><ul>${links.join('')}</ul>`
}

/** The form's own button may be four screens further down. */
const sendAgain = (message: string, { problems }: EdgeWords): string =>
  `<p>${escapeHtml(message)}</p><button class="button" type="submit">${escapeHtml(problems.sendAgain)}</button>`

/** To the waiting list of a city that has nothing free. */
const linkToList = (city: string, { locale, words: { noneFree } }: ManifestLanguage): string =>
  `<p><a href="${escapeHtml(waitingListPath({ city, lang: locale }))}">${escapeHtml(fillIn(noneFree.tellMe, { city: cityName(city, locale) }))}</a></p>`

function fill(input: Element, raw: Record<string, unknown>): void {
  const value = text(raw, input.getAttribute('name'))
  if (value !== '') input.setAttribute('value', value)
}

function text(raw: Record<string, unknown>, name: string | null): string {
  const value = raw[name ?? '']
  return typeof value === 'string' ? value : ''
}

const offer = (offered: FreeTimes | undefined, { answers }: EdgeWords): string =>
  offered?.days.some(({ starts }) => starts.length > 0) ? answers.free : (offered?.note ?? answers.nothingFree)

/** Free starts in place of the field. Their values are clock times and hold no mark-up. */
function renderStarts(starts: readonly string[], { chosen, language }: { chosen: string; language: ManifestLanguage }): string {
  const options = starts.map(
    (start) => `<option value="${start}"${start === chosen ? ' selected' : ''}>${formatTimeOfDay(start, language)}</option>`,
  )
  return `<select id="booking-startsAt" name="startsAt" required aria-describedby="booking-startsAt-error">${options.join('')}</select>`
}
