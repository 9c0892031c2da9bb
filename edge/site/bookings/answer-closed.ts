import { bookingsPath, tourRequestPath, waitingListPath } from '../../../tenants/contract/urls.ts'
import { isCrossSite } from '../../http/is-cross-site.ts'
import type { SiteContext } from '../context.ts'
import { closed, NO_INDEX, withoutSite } from '../pages/closed-site.ts'
import { pickLanguage } from '../pages/pick-language.ts'
import { explainRejection } from './explain-rejection.ts'

/** Where forms of her pages are sent to. */
const FORMS: readonly string[] = [bookingsPath(), waitingListPath(), tourRequestPath()]

/**
 * The answer to a form that was open while the site was closed: what happened, that nothing was sent, and what to do. It is no address either, and to whoever
 * did not send a form of this site it says what every other address does.
 */
export async function answerClosed({ env, manifest, request, url }: SiteContext): Promise<Response> {
  if (request.method !== 'POST' || !FORMS.includes(url.pathname) || isCrossSite(request)) return closed()
  if (/^application\/json/i.test(request.headers.get('content-type') ?? '')) {
    const raw: unknown = await request.json().catch(() => undefined)
    const { status, body } = explainRejection({ reason: 'closed' }, pickLanguage(manifest, Object(raw).lang).words)
    return Response.json(body, { status, headers: NO_INDEX })
  }
  const form = await request.formData().catch(() => new FormData())
  // A platform of the version before has no such page.
  return env.SITE_API.tellClosed(pickLanguage(manifest, form.get('lang')).locale).then(withoutSite, closed)
}
