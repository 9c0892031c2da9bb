import { canonicalUrl, languagePath } from '../tenants/contract/urls.ts'
import type { Site } from './context.ts'
import type { SitePage } from './plan-pages.ts'

/** One language of a site. */
export interface SiteLanguage {
  locale: string
  /** What its paths begin with; '' for the first one. */
  prefix: string
  /** What it calls itself. */
  name: string
  /** Pages that there are in it, as the first language calls them. */
  routes: readonly string[]
}

/** This page in a language, or its home page where it has none. */
export const pathIn = ({ prefix, routes }: SiteLanguage, { route }: Pick<SitePage, 'route'>): string =>
  languagePath(prefix, routes.includes(route) ? route : '/')

/**
 * The page in every language that has it, for search engines; none where there is one language. Each of them lists all, itself too.
 * https://developers.google.com/search/docs/specialty/international/localized-versions
 */
export function alternatesOf({ languages, host }: Pick<Site, 'languages' | 'host'>, page: SitePage): { hreflang: string; href: string }[] {
  const having = languages.filter(({ routes }) => routes.includes(page.route))
  if (having.length < 2) return []
  const urls = having.map(({ locale, prefix }) => ({ hreflang: locale, href: canonicalUrl(host, languagePath(prefix, page.route)) }))
  const first = having.find(({ prefix }) => prefix === '')
  return first ? [...urls, { hreflang: 'x-default', href: canonicalUrl(host, page.route) }] : urls
}

/**
 * The HTML of a page in a further language: whatever links to a page that there is in it too leads there. Designs, a tenant's own sections and her
 * Markdown name pages as the first language does; what has `hreflang` leads to another language on purpose.
 */
export function localizeLinks(html: string, { prefix, routes }: Pick<SiteLanguage, 'prefix' | 'routes'>): string {
  const known = new Set(routes)
  return html.replaceAll(/<a\b(?![^>]*\bhreflang=)[^>]*>/g, (tag) =>
    tag.replace(/(\shref=")(\/[^"?#]*)(?=["?#])/, (whole, start: string, path: string) =>
      known.has(path) ? start + languagePath(prefix, path) : whole,
    ),
  )
}
