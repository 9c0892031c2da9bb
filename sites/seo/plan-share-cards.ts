import { joinList } from '../../tenants/contract/join-list.ts'
import { pagePath } from '../../tenants/contract/urls.ts'
import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import { fill } from '../../tenants/contract/words/words.ts'
import type { Site } from '../context.ts'
import { formatDays } from '../format.ts'
import { planPages } from '../plan-pages.ts'

/** What the image of a shared link says, from above. */
export interface ShareCard {
  name: string
  tagline: string
  city: string
}

/** Route -> card, for each page that somebody sends to somebody; all others have that of the home page. Pure. */
export function planShareCards({ config, tour }: Pick<Site, 'config' | 'tour'>): Map<string, ShareCard> {
  const { tenant, content } = config
  const words = wordsOf(tenant.locale)
  const hers = `${tenant.name}, ${tenant.city}`
  const home = { name: tenant.name, tagline: content.tagline, city: tenant.city }
  const cards = planPages({ config, tour, prefix: '' }).flatMap((page): [string, ShareCard][] => {
    switch (page.kind) {
      case 'gallery':
        return [[page.route, { name: words.gallery.title, tagline: content.tagline, city: hers }]]
      case 'services':
        return [[page.route, { name: words.services.title, tagline: content.tagline, city: hers }]]
      case 'rates':
        return [[page.route, { name: words.rates.title, tagline: fill(words.rates.lead, { currency: tenant.currency }), city: hers }]]
      case 'city':
        return [[page.route, { name: page.city, tagline: daysOn(page.legs, tenant.locale), city: tenant.name }]]
      default:
        return []
    }
  })
  return new Map([[pagePath('home'), home], ...cards])
}

/** With spaces that a line may break at: a picture is set by measure, and its letters are those that the fonts have. */
const daysOn = (legs: readonly { from: string; to: string }[], locale: string): string =>
  joinList(
    legs.map((leg) => formatDays(leg, locale).replaceAll('\u00a0', ' ')),
    locale,
  )
