import { fill } from '../../tenants/contract/words/words.ts'
import type { PageContext } from '../context.ts'
import { allOf, formatDays, formatStays } from '../format.ts'
import { sayCity } from '../sections/say-city.ts'

const LENGTH_MAX = 160

/** What a search engine shows below the name of a page: each page has words of its own. */
export const describePage = (context: Pick<PageContext, 'site' | 'page' | 'words'>): string => shorten(describe(context))

function describe({ site, page, words: all }: Pick<PageContext, 'site' | 'page' | 'words'>): string {
  const { config, tour, slots } = site
  const { tenant, content } = config
  const { name, locale, currency, contact } = tenant
  const city = sayCity(tenant.city, { site })
  const { descriptions: words } = all
  switch (page.kind) {
    case 'home':
    case 'thanks':
    case 'not-found':
      return tenant.seo.description
    case 'about':
      return content.intro
    case 'gallery':
      return fill(slots.gallery.length === 1 ? words.photo : words.photos, { count: slots.gallery.length, name, city })
    case 'services':
      return fill(words.services, {
        name,
        city,
        services: allOf(
          content.services.map((service) => service.name),
          locale,
        ),
      })
    case 'rates':
      return fill(words.rates, { name, city, currency })
    case 'tour': {
      if (tour.length === 0) return fill(words.noTour, { name, city })
      const legs = tour.map((leg) => fill(words.leg, { city: sayCity(leg.city, { site }), days: formatDays(leg, locale) }))
      return fill(words.tour, { name, legs: legs.join('; ') })
    }
    case 'city':
      return fill(words.city, { name, city: sayCity(page.city, { site }), days: formatStays(page.legs, locale) })
    case 'booking':
      return fill(words.booking, { name, city, when: contact.responseTime ?? all.booking.soon })
    case 'privacy':
      return fill(words.privacy, { name })
    case 'custom':
      return page.custom.description ?? fill(words.custom, { title: page.custom.title, description: tenant.seo.description })
  }
}

/** Cut between two words. */
function shorten(text: string): string {
  if (text.length <= LENGTH_MAX) return text
  const cut = text.slice(0, LENGTH_MAX - 1)
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:.]+$/, '')}…`
}
