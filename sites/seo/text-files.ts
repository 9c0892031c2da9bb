import { canonicalUrl, robotsPath, sitemapPath } from '../../tenants/contract/urls.ts'
import type { Site } from '../context.ts'
import { alternatesOf } from '../languages.ts'
import type { SitePage } from '../plan-pages.ts'

/** robots.txt and sitemap.xml: path -> text. A site that is not public asks to be left alone and lists nothing. */
export function textFiles(site: Site, pages: readonly SitePage[]): Map<string, string> {
  const { config, host } = site
  const { tenant } = config
  if (tenant.status !== 'active') return new Map([[robotsPath(), 'User-agent: *\nDisallow: /\n']])
  const urls = pages
    .filter(({ indexed }) => indexed)
    .map((page) => `  <url><loc>${canonicalUrl(host, page.path)}</loc>${alternates(site, page)}</url>`)
  const xhtml = site.languages.length > 1 ? ' xmlns:xhtml="http://www.w3.org/1999/xhtml"' : ''
  return new Map([
    [robotsPath(), `User-agent: *\nDisallow: /_/\n\nSitemap: ${canonicalUrl(host, sitemapPath())}\n`],
    [
      sitemapPath(),
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"${xhtml}>\n${urls.join('\n')}\n</urlset>\n`,
    ],
  ])
}

/** The same page in her other languages. https://developers.google.com/search/docs/specialty/international/localized-versions#sitemap */
const alternates = (site: Site, page: SitePage): string =>
  alternatesOf(site, page)
    .map(({ hreflang, href }) => `<xhtml:link rel="alternate" hreflang="${hreflang}" href="${href}"/>`)
    .join('')
