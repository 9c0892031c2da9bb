import { contentSecurityPolicy } from '../../../tenants/contract/headers.ts'
import type { ManifestPage } from '../../../tenants/contract/manifest.ts'
import { GATE_OPEN, languagePath, pagePath, permutationFile, permutationName } from '../../../tenants/contract/urls.ts'
import type { SiteContext } from '../context.ts'
import { drawName } from '../variants/assign-variants.ts'
import { type Pick, pickVariant, variantPairs } from '../variants/pick-variant.ts'
import { type PreviewChoices, previewPermutation, readPreview } from '../variants/preview-link.ts'
import { cookieName, formatVariantCookie, parseVariantCookie } from '../variants/variant-cookie.ts'
import { countDrop } from '../visits/count-drops.ts'
import { uncountedReason } from '../visits/is-counted.ts'
import { experimentData } from '../visits/plan-events.ts'
import { sendEvents } from '../visits/send-events.ts'
import { hasAnsweredGate } from './age-gate.ts'
import { drawByVisitor } from './draw-by-visitor.ts'
import { isNotFoundPath, languageOfPath } from './pick-language.ts'
import { preselect } from './preselect.ts'
import { isPage, sentRequest } from './sent-cookie.ts'
import { tellSent } from './tell-sent.ts'

/** A page, in the permutation this visitor has. Fails open: if anything but the asset fails, it serves the control page. */
export async function servePage(context: SiteContext): Promise<Response> {
  const { env, url, manifest, request, now } = context
  const page = manifest.pages.find(({ path }) => path === url.pathname)
  if (manifest.textFiles.includes(url.pathname)) return fetchText(context)
  if (!page || isNotFoundPath(manifest, page.path)) return notFound(context)
  const preview = await readPreview(url, env.PREVIEW_KEY, now)
  if (preview) return showPreview(context, page, preview)
  const uncounted = manifest.status === 'active' ? uncountedReason(request) : 'not_active'
  if (uncounted !== undefined && request.method === 'GET') countDrop(context, uncounted)
  const pick = uncounted === undefined && request.method === 'GET' ? await pickForVisitor(context, page) : undefined
  const sent = sentRequest(context, page)
  // The whole page, where the browser has it already.
  const asked = sent === undefined ? context : { ...context, request: new Request(url) }
  const found = await fetchPage(asked, page, permutationOf(context, pick))
  const response = sent === undefined ? found : tellSent(context, found, sent)
  if (pick && response.status < 400) count(context, page, { pick, response })
  return isPage(manifest, page, 'booking') ? preselect(response, url, manifest.booking.services) : response
}

/** The variants that a signed link asks for: for the companion's own eyes, so nothing is assigned, counted or found by a search engine. */
async function showPreview(context: SiteContext, page: ManifestPage, choices: PreviewChoices): Promise<Response> {
  const open = context.manifest.ageGate === 'ask' ? [permutationName([GATE_OPEN])] : []
  const permutation = [...open, previewPermutation(page.experiments, choices)].filter((part) => part !== '').join('~')
  const response = await fetchPage(context, page, permutation)
  response.headers.set('X-Robots-Tag', 'noindex')
  return response
}

export async function notFound(context: SiteContext): Promise<Response> {
  const { prefix } = languageOfPath(context.manifest, context.url.pathname)
  const page = context.manifest.pages.find(({ path }) => path === languagePath(prefix, pagePath('not-found')))
  if (!page) return new Response('Not found', { status: 404 })
  const method = context.request.method === 'HEAD' ? 'HEAD' : 'GET'
  const response = await fetchPage({ ...context, request: new Request(context.url, { method }) }, page, permutationOf(context, undefined))
  return new Response(response.body, { status: 404, headers: response.headers })
}

/** robots.txt and sitemap.xml. */
async function fetchText({ env, url, request }: SiteContext): Promise<Response> {
  const { body, status, headers } = await env.ASSETS.fetch(new Request(new URL(url.pathname, url), { method: request.method }))
  return new Response(body, { status, headers })
}

/** The variants a visitor has, and whether she has answered the age gate. */
function permutationOf({ request, url, manifest }: SiteContext, pick: Pick | undefined): string {
  const open = manifest.ageGate === 'ask' && (manifest.draft !== undefined || hasAnsweredGate(request, url))
  return [...(open ? [permutationName([GATE_OPEN])] : []), ...(pick && pick.permutation !== '' ? [pick.permutation] : [])].join('~')
}

async function pickForVisitor(context: SiteContext, page: ManifestPage): Promise<Pick | undefined> {
  const { request, url, manifest } = context
  try {
    const known = parseVariantCookie(request.headers.get('cookie'), { name: cookieName(url), experiments: manifest.experiments })
    const missing = manifest.experiments.filter(
      ({ id }) => page.experiments.includes(id) && !known.some(({ experiment }) => experiment === id),
    )
    const draws = missing.length === 0 ? () => context.random : await drawByVisitor(context, missing.map(drawName))
    return pickVariant(manifest, page, { known, draws })
  } catch {
    return undefined
  }
}

/** The pre-rendered file with its own policy; the plain page where the permutation is not there. */
export async function fetchPage({ env, url, request, manifest }: SiteContext, page: ManifestPage, permutation: string): Promise<Response> {
  const name = permutation in page.files ? permutation : ''
  const headers = new Headers()
  const etag = request.headers.get('if-none-match')
  if (etag !== null) headers.set('if-none-match', etag)
  const file = await env.ASSETS.fetch(new Request(new URL(permutationFile(name, page.path), url), { method: request.method, headers }))
  if (file.status >= 400 && name !== '') return fetchPage({ env, url, request, manifest } as SiteContext, page, '')
  const response = new Response(file.body, { status: file.status, headers: file.headers })
  response.headers.set('Content-Security-Policy', policyOf(page, name))
  // Which permutation is shown depends on the cookie, so no shared cache may keep it.
  response.headers.set('Cache-Control', 'private, no-cache')
  response.headers.set('Vary', 'Cookie')
  if (manifest.status === 'preview') response.headers.set('X-Robots-Tag', 'noindex')
  return response
}

/** Of each file, written once. */
const policies = new WeakMap<ManifestPage, Map<string, string>>()

function policyOf(page: ManifestPage, name: string): string {
  const known = policies.get(page) ?? new Map<string, string>()
  policies.set(page, known)
  const policy = known.get(name) ?? contentSecurityPolicy(page.files[name] ?? { scripts: [], styles: [] })
  known.set(name, policy)
  return policy
}

/** One cookie, one message to the queue: what this request showed. */
function count(context: SiteContext, page: ManifestPage, { pick, response }: { pick: Pick; response: Response }): void {
  const { assignments, exposures } = pick
  if (assignments.length > 0) response.headers.append('Set-Cookie', formatVariantCookie(assignments, context.url))
  const events = [
    { name: 'page_view' as const },
    ...exposures.map((assignment) => ({ name: 'experiment_exposure' as const, data: experimentData(assignment) })),
  ]
  context.waitUntil(sendEvents(context, events, { path: page.path, variants: variantPairs(assignments) }))
}
