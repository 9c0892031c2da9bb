import type { SiteContext } from '../context.ts'
import { dressPage } from '../pages/dress-page.ts'
import { pickLanguage } from '../pages/pick-language.ts'
import { senderOf } from './receive-booking.ts'

const FIELDS = ['when', 'service', 'hours', 'name', 'email', 'message']
/** Longer than any field may be: what is cut here is refused there. */
const FIELD_LENGTH_MAX = 5000

/** "Would you come to Perth?", the page and its form. The platform has the tour as it is now, and the words; this knows what can be asked for. */
export async function askToCome(context: SiteContext): Promise<Response> {
  const { env, manifest, request, url } = context
  const isForm = request.method === 'POST'
  const sent = isForm ? await request.formData().catch(() => new FormData()) : url.searchParams
  const field = (name: string) => String(sent.get(name) ?? '').slice(0, FIELD_LENGTH_MAX)
  const { locale, prefix, services: names } = pickLanguage(manifest, field('lang'))
  const { services, policy } = manifest.booking
  const asking = {
    city: field('city'),
    isCityMissing: sent.has('city') && field('city').trim() === '',
    zone: field('zone'),
    lang: locale,
    prefix,
    services: services.map(({ id, name, hours, hoursMin }) => ({ id, name, told: names?.[id] ?? name, hours, hoursMin })),
    hoursMax: policy.hoursMax,
    typed: Object.fromEntries(FIELDS.filter((name) => sent.has(name)).map((name) => [name, field(name)])),
    isSent: field('said') === 'asked',
  }
  const sender = isForm ? { networkHash: (await senderOf(context)).networkHash } : null
  return dressPage(context, await env.SITE_API.askToCome(manifest.tenantId, asking, sender), prefix)
}
