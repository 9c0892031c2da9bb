import type { CustomPage } from '../tenants/contract/custom-page.ts'
import type { TourLeg } from '../tenants/contract/tenant.ts'
import { cityPath, citySlug, customPagePath, type PageId, pagePath } from '../tenants/contract/urls.ts'
import type { Site } from './context.ts'

/** One page of a tenant's site. */
export type SitePage = { path: string; indexed: boolean; menu: string | undefined } & (
  | { kind: PageId }
  | { kind: 'city'; city: string; legs: TourLeg[] }
  | { kind: 'custom'; custom: CustomPage }
)

/** Pages that are rendered for this tenant, in the order of the menu; a page without content is none. Pure. */
export function planPages({ config: { tenant, content, pages }, tour }: Pick<Site, 'config' | 'tour'>): SitePage[] {
  const { features } = tenant
  const own = (kind: PageId, menu?: string, indexed = true): SitePage => ({ kind, path: pagePath(kind), menu, indexed })
  const cities = features.tour ? tourCities(tour) : []
  return [
    own('home'),
    own('about', 'About'),
    ...(features.gallery ? [own('gallery', 'Gallery')] : []),
    own('services', 'Services'),
    ...(features.rates && content.rates.length > 0 ? [own('rates', 'Rates')] : []),
    ...(cities.length > 0 ? [own('tour', 'Tour')] : []),
    ...cities.map(({ city, legs }): SitePage => ({ kind: 'city', path: cityPath(city), menu: undefined, indexed: true, city, legs })),
    ...pages.map(
      (custom): SitePage => ({
        kind: 'custom',
        path: customPagePath(custom.slug),
        menu: custom.menu ? custom.title : undefined,
        indexed: true,
        custom,
      }),
    ),
    own('booking', 'Booking'),
    own('thanks', undefined, false),
    own('privacy'),
    own('not-found', undefined, false),
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
