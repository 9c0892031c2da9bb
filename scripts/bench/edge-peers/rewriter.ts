import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

// The peer of edge bench: the same test the usual way, by rewriting the plain page's HTML while it is sent.

interface RewrittenElement {
  getAttribute: (name: string) => string | null
  setAttribute: (name: string, value: string) => unknown
}
interface Rewriter {
  on: (selector: string, handlers: { element: (element: RewrittenElement) => void }) => Rewriter
  transform: (response: Response) => Response
}
/** Of the runtime: https://developers.cloudflare.com/workers/runtime-apis/html-rewriter/ */
declare const HTMLRewriter: new () => Rewriter

const app = new Hono<{ Bindings: { ASSETS: { fetch: (url: URL) => Promise<Response> } } }>()

app.get('*', async (c) => {
  const variant = getCookie(c, 'ab') ?? ['control', 'garden', 'salon'][Math.floor(Math.random() * 3)] ?? 'control'
  const page = await c.env.ASSETS.fetch(new URL('/index.html', c.req.url))
  if (getCookie(c, 'ab') === undefined) setCookie(c, 'ab', variant, { path: '/', httpOnly: true, sameSite: 'Lax' })
  const replace = (element: { getAttribute: (name: string) => string | null; setAttribute: (name: string, value: string) => unknown }) => {
    for (const name of ['src', 'srcset', 'alt', 'data-photo']) {
      const value = element.getAttribute(name)
      if (value !== null) element.setAttribute(name, value.replaceAll('silk', variant))
    }
  }
  const rewritten = new HTMLRewriter()
    .on('.hero', { element: replace })
    .on('.hero source', { element: replace })
    .on('.hero img', { element: replace })
    .transform(page)
  return new Response(rewritten.body, { headers: { ...Object.fromEntries(page.headers), ...Object.fromEntries(c.res.headers) } })
})

export default app
