import type { Site } from '../context.ts'
import { formatDays } from '../format.ts'
import type { SitePage } from '../plan-pages.ts'

const LENGTH_MAX = 160

/** What a search engine shows below the name of a page: each page has words of its own. */
export function describePage(site: Site, page: SitePage): string {
  return shorten(describe(site, page))
}

function describe({ config: { tenant, content }, tour, slots }: Site, page: SitePage): string {
  const { name, city, contact } = tenant
  switch (page.kind) {
    case 'home':
    case 'thanks':
    case 'not-found':
      return tenant.seo.description
    case 'about':
      return content.intro
    case 'gallery':
      return `${slots.gallery.length === 1 ? 'A photo' : `${slots.gallery.length} photos`} of ${name}, ${city}: the places and hours I like.`
    case 'services':
      return `Time with ${name} in ${city}: ${content.services.map((service) => service.name).join(', ')}.`
    case 'rates':
      return `What time with ${name} in ${city} costs, in ${tenant.currency}, at mine or at yours.`
    case 'tour':
      return `Where ${name} will be: ${tour.map((leg) => `${leg.city}, ${formatDays(leg, tenant.locale)}`).join('; ')}.`
    case 'city':
      return `${name} is in ${page.city} from ${page.legs.map((leg) => formatDays(leg, tenant.locale)).join(' and ')}. Requests are open now.`
    case 'booking':
      return `Ask ${name} for a time in ${city}. Your request comes straight to me, and I answer ${contact.responseTime ?? 'soon'}.`
    case 'privacy':
      return `What the site of ${name} keeps about a visit or a request, and for how long. No trackers, no third parties.`
    case 'custom':
      return page.custom.description ?? `${page.custom.title}. ${tenant.seo.description}`
  }
}

/** Cut between two words. */
function shorten(text: string): string {
  if (text.length <= LENGTH_MAX) return text
  const cut = text.slice(0, LENGTH_MAX - 1)
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:.]+$/, '')}…`
}
