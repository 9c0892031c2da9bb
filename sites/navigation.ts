import type { PageId } from '../tenants/contract/urls.ts'
import type { Site } from './context.ts'

interface Link {
  page: PageId
  label: string
}

/** Links of header and footer; a page without content has none. */
export function navigation({ config: { tenant, content } }: Site): Link[] {
  const links: (Link & { shown: boolean })[] = [
    { page: 'about', label: 'About', shown: true },
    { page: 'gallery', label: 'Gallery', shown: true },
    { page: 'services', label: 'Services', shown: true },
    { page: 'rates', label: 'Rates', shown: content.rates.length > 0 },
    { page: 'tour', label: 'Tour', shown: tenant.tour.length > 0 },
    { page: 'booking', label: 'Booking', shown: true },
  ]
  return links.filter(({ shown }) => shown).map(({ page, label }) => ({ page, label }))
}

/** Pages that are rendered for this tenant. */
export function sitePages(site: Site): PageId[] {
  return ['home', ...navigation(site).map(({ page }) => page), 'thanks', 'privacy', 'not-found']
}
