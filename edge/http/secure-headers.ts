import type { MiddlewareHandler } from 'hono'
import { BASE_HEADERS, contentSecurityPolicy } from '../../tenants/contract/headers.ts'

/** Puts the security headers on every answer; a handler that needs another policy (a page with inline styles) has set its own. */
export const secureHeaders = (): MiddlewareHandler => async (c, next) => {
  await next()
  for (const [name, value] of Object.entries(BASE_HEADERS)) c.res.headers.set(name, value)
  if (!c.res.headers.has('Content-Security-Policy'))
    c.res.headers.set('Content-Security-Policy', contentSecurityPolicy({ scripts: [], styles: [] }))
  if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store')
}
