import type { CustomPage } from '../tenants/contract/custom-page.ts'
import type { TourLeg } from '../tenants/contract/policy.ts'
import { cityPath, citySlug, customPagePath, languagePath, type PageId, pagePath } from '../tenants/contract/urls.ts'
import type { Site } from './context.ts'

/** One page of a tenant's site. */
export type SitePage = {
  /** As the first language calls it: `/rates`. */
  route: string
  /** Public path: `/zh-hans/rates`. */
  path: string
  indexed: boolean
  inMenu: boolean
} & ({ kind: PageId } | { kind: 'city'; city: string; legs: TourLeg[] } | { kind: 'custom'; custom: CustomPage })

/** Pages that are rendered for this tenant, in the order of the menu; a page without content is none. Pure. */
export function planPages({ config: { tenant, content, pages }, tour, prefix }: Pick<Site, 'config' | 'tour' | 'prefix'>): SitePage[] {
  const { features } = tenant
  const at = (route: string) => ({ route, path: languagePath(prefix, route) })
  const own = (kind: PageId, { inMenu = true, indexed = true } = {}): SitePage => ({ kind, ...at(pagePath(kind)), inMenu, indexed })
  const cities = features.tour ? tourCities(tour) : []
  return [
    own('home', { inMenu: false }),
    own('about'),
    ...(features.gallery ? [own('gallery')] : []),
    own('services'),
    ...(features.rates && content.rates.length > 0 ? [own('rates')] : []),
    // Without dates there is still somebody to ask her to come.
    ...(cities.length > 0 || (features.tour && tenant.booking.tourRequests) ? [own('tour')] : []),
    ...cities.map(({ city, legs }): SitePage => ({ kind: 'city', ...at(cityPath(city)), inMenu: false, indexed: true, city, legs })),
    ...pages.map(
      (custom): SitePage => ({ kind: 'custom', ...at(customPagePath(custom.slug)), inMenu: custom.menu, indexed: true, custom }),
    ),
    own('booking'),
    own('thanks', { inMenu: false, indexed: false }),
    own('privacy', { inMenu: false }),
    own('not-found', { inMenu: false, indexed: false }),
  ]
}

/** Legs by city, in the order of their first day. */
function tourCities(tour: readonly TourLeg[]): { city: string; legs: TourLeg[] }[] {
  const sorted = tour.toSorted((a, b) => a.from.localeCompare(b.from))
  const slugs = [...new Set(sorted.map(({ city }) => citySlug(city)))]
  return slugs.map((slug) => {
    const legs = sorted.filter(({ city }) => citySlug(city) === slug)
    return { city: legs[0]?.city ?? slug, legs }
  })
}
