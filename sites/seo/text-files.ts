import { canonicalUrl, robotsPath, sitemapPath } from '../../tenants/contract/urls.ts'
import type { Site } from '../context.ts'
import type { SitePage } from '../plan-pages.ts'

/** robots.txt and sitemap.xml: path -> text. A site that is not public asks to be left alone and lists nothing. */
export function textFiles({ config: { tenant }, host }: Site, pages: readonly SitePage[]): Map<string, string> {
  if (tenant.status !== 'active') return new Map([[robotsPath(), 'User-agent: *\nDisallow: /\n']])
  const urls = pages.filter(({ indexed }) => indexed).map(({ path }) => `  <url><loc>${canonicalUrl(host, path)}</loc></url>`)
  return new Map([
    [robotsPath(), `User-agent: *\nDisallow: /_/\n\nSitemap: ${canonicalUrl(host, sitemapPath())}\n`],
    [
      sitemapPath(),
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`,
    ],
  ])
}
