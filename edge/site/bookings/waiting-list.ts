import type { SiteContext } from '../context.ts'
import { dressPage } from '../pages/dress-page.ts'
import { pickLanguage } from '../pages/pick-language.ts'
import { langOf } from './lang-of.ts'
import { senderOf } from './receive-booking.ts'

// Who wants to be told when a leg of her tour can be booked. The platform has the tour as it is now, and renders the pages.

export async function showWaitingList(context: SiteContext): Promise<Response> {
  const { env, manifest, url } = context
  const { locale: lang, prefix } = pickLanguage(manifest, url.searchParams.get('lang'))
  const asked = { city: url.searchParams.get('city') ?? '', said: url.searchParams.get('said') ?? undefined, lang, prefix }
  return dressPage(context, await env.SITE_API.showWaitingList(manifest.tenantId, asked), prefix)
}

export async function joinWaitingList(context: SiteContext): Promise<Response> {
  const { env, manifest, request } = context
  const form = await request.formData().catch(() => new FormData())
  const { networkHash } = await senderOf(context)
  const hours = Math.min(...manifest.booking.services.map(({ hoursMin }) => hoursMin))
  const [city, email] = ['city', 'email'].map((name) => String(form.get(name) ?? '').slice(0, 1000)) as [string, string]
  const { locale: lang, prefix } = pickLanguage(manifest, form.get('lang'))
  const joined = await env.SITE_API.joinWaitingList(manifest.tenantId, { city, email, networkHash, hours, lang, prefix })
  return dressPage(context, joined, prefix)
}

/** `token`: of the link in a mail. What an address says is done, so that no body is read; one that says nothing shows the page. */
export function ownWaiting(context: SiteContext, token: string): Promise<Response> {
  const { env, manifest, request, url } = context
  const asked = url.searchParams.get('do')
  const deed = request.method === 'POST' && (asked === 'yes' || asked === 'stop') ? asked : 'show'
  return env.SITE_API.ownWaiting(manifest.tenantId, token, deed, langOf(context))
}
