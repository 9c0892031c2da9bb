import type { ManifestLanguage } from '../../../tenants/contract/manifest.ts'
import { languagePath, pagePath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
import type { SiteContext } from '../context.ts'
import { pickLanguage } from '../pages/pick-language.ts'
import { formatSentCookie, isPage, readSent } from '../pages/sent-cookie.ts'
import { offerNearest, offerTimes } from './offer-times.ts'
import { renderFormAgain } from './render-form-again.ts'
import { openTyped, sealTyped, type TypedForm } from './typed-form.ts'

/** Names the key in the address of a form that comes back. */
const AGAIN = 'again'
/** Where what is said stands in it. */
const MESSAGE = '#booking-said'

/**
 * A form that was sent without its script comes back: by a page of its own, so that Back never leads to the answer to a form, which browsers refuse to show. Who is no
 * browser that goes there, and who wrote more than a cookie holds, has the page at once.
 */
export async function answerForm(context: SiteContext, typed: TypedForm & { language: ManifestLanguage }): Promise<Response> {
  const { request, url } = context
  const { prefix } = typed.language
  const sealed = request.headers.get('sec-fetch-mode') === 'navigate' ? await sealTyped(typed) : undefined
  if (!sealed) return showTyped(context, typed)
  const path = `${languagePath(prefix, pagePath('booking'))}?${AGAIN}=${sealed.key}${MESSAGE}`
  return seeOther(path, { 'Set-Cookie': formatSentCookie(sealed.value, { prefix, url }) })
}

/** GET /booking?again=…: the form with what was typed in it. Undefined: the page is another one, or is asked for as it is. */
export async function showFormAgain(context: SiteContext): Promise<Response | undefined> {
  const { request, url, manifest } = context
  const key = url.searchParams.get(AGAIN)
  if (key === null || request.method !== 'GET' || !isPage(manifest, { path: url.pathname }, 'booking')) return undefined
  const language = manifest.languages.find(({ prefix }) => url.pathname === languagePath(prefix, pagePath('booking')))
  const typed = await openTyped(context, key)
  const { notKept, alreadySent } = (language ?? pickLanguage(manifest, undefined)).words.answers
  const shown = typed
    ? await showTyped(context, { ...typed, language: pickLanguage(manifest, typed.raw.lang) })
    : await renderFormAgain(context, {
        raw: {},
        language: language ?? pickLanguage(manifest, undefined),
        said: readSent(request) === undefined ? notKept : alreadySent,
      })
  // Asked for by GET, it is there, whatever is wrong with what was typed.
  return new Response(shown.body, { status: 200, headers: shown.headers })
}

function showTyped(context: SiteContext, typed: TypedForm & { language: ManifestLanguage }): Promise<Response> {
  const { raw, language, rejection, isOffering } = typed
  if (isOffering) return offerTimes(context, { raw, language })
  if (rejection?.reason === 'slot_taken') return offerNearest(context, { raw, language, rejection })
  return renderFormAgain(context, { raw, language, ...(rejection && { rejection }) })
}
