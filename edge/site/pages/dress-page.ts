import { contentSecurityPolicy } from '../../../tenants/contract/headers.ts'
import { GATE_OPEN, languagePath, pagePath, permutationName } from '../../../tenants/contract/urls.ts'
import type { SiteContext } from '../context.ts'
import { withoutSite } from './closed-site.ts'
import { pickLanguage } from './pick-language.ts'
import { fetchPage } from './serve-page.ts'

/** Of a page that the platform has rendered: its language, its title, and what stands in its <main>. A stranger's text in it is escaped, so no other </main> is there. */
const TITLE = /<title>([^<]*)<\/title>/
const LANG = /<html\b[^>]*\blang="([\w-]+)"/
const MAIN = /<main\b[^>]*>([\s\S]*)<\/main>/

/**
 * A page that the platform renders for one client, in her colours, fonts, header and footer: what stands in its <main> is put into a static page of her
 * site. Without that page's scripts but the one for leaving (sites/scripts/left.ts): its address holds a key, which no counter may see. What of the platform's
 * own stands in it, and is named by its policy, runs. Whatever fails, the plain page is shown. `prefix`: of the language that
 * its address names, which others can be asked for by; absent: it is the client's, and the page says which that is. Of a site that is hidden there is no
 * frame.
 */
export async function dressPage(context: SiteContext, plain: Response, prefix?: string): Promise<Response> {
  if (!plain.headers.get('content-type')?.startsWith('text/html')) return plain
  if (context.manifest.status === 'inactive') return withoutSite(plain)
  const text = await plain.text()
  const headers = new Headers(plain.headers)
  const [main, title, lang] = [MAIN, TITLE, LANG].map((part) => part.exec(text)?.[1])
  const page = context.manifest.pages.find(
    ({ path }) => path === languagePath(prefix ?? pickLanguage(context.manifest, lang).prefix, pagePath('thanks')),
  )
  if (main === undefined || !page) return new Response(text, { status: plain.status, headers })
  const open = permutationName([GATE_OPEN])
  const shell = await fetchPage({ ...context, request: new Request(context.url) }, page, open).catch(() => undefined)
  if (!shell?.ok) return new Response(text, { status: plain.status, headers })
  const { styles = [], scripts = [] } = page.files[open] ?? page.files[''] ?? {}
  headers.set('Content-Security-Policy', contentSecurityPolicy({ scripts: [...scripts, ...scriptsOf(plain)], styles, isAlone: true }))
  return (
    new HTMLRewriter()
      .on('script:not([data-leaving]), link[rel="canonical"], meta[property], meta[name="description"]', {
        element: (element) => void element.remove(),
      })
      // The frame is that of another page: its links to that page in other languages lead to this one, where it has them.
      .on('nav.languages', { element: (element) => void (prefix === undefined && element.remove()) })
      .on('nav.languages a', {
        element: (link) => void link.setAttribute('href', inLanguage(context.url, link.getAttribute('hreflang') ?? '')),
      })
      .on('title', { element: (element) => void element.setInnerContent(title ?? '', { html: true }) })
      .on('main', {
        element: (element) => {
          element.setAttribute('class', 'own narrow')
          // Where her site has that language no more, the frame is in her first.
          if (lang !== undefined) element.setAttribute('lang', lang)
          element.setInnerContent(main, { html: true })
        },
      })
      .transform(new Response(shell.body, { status: plain.status, headers }))
  )
}

/** The same address, asked for in another language. */
function inLanguage({ pathname, searchParams }: URL, locale: string): string {
  const query = new URLSearchParams(searchParams)
  query.set('lang', locale)
  return `${pathname}?${query}`
}

/** Hashes of the scripts that the platform's page allows. */
function scriptsOf({ headers }: Response): string[] {
  const [directive = ''] = /script-src [^;]*/.exec(headers.get('content-security-policy') ?? '') ?? []
  return directive.match(/sha256-[\w+/]+=*/g) ?? []
}
