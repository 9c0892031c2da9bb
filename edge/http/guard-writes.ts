import type { Context, Env, MiddlewareHandler } from 'hono'
import { BODY_BYTES_MAX } from '../../tenants/contract/limits.ts'
import { unsubscribePath } from '../../tenants/contract/urls.ts'
import { isCrossSite } from './is-cross-site.ts'
import { readBody } from './read-body.ts'

/** The only writes that another site's page may send, each with its reason. */
export const OPEN_TO_OTHER_SITES: Readonly<Record<string, string>> = {
  [unsubscribePath(':token')]: 'A mail program posts to it with nothing but the link: https://www.rfc-editor.org/rfc/rfc8058',
}

export type WriteRefusal = 'cross_site' | 'too_large'
const STATUS = { cross_site: 403, too_large: 413 } as const
export const WRITE_REFUSALS: Readonly<Record<WriteRefusal, string>> = {
  cross_site: 'Please use the page itself.',
  too_large: 'That is too long. Please shorten it and send it again.',
}

interface GuardOptions<E extends Env> {
  /** What the body of a request may have; without it BODY_BYTES_MAX. */
  bytesMax?: (c: Context<E>) => number | Promise<number>
  /** Answers in place of a plain sentence. */
  refuse?: (c: Context<E>, refusal: WriteRefusal) => Response | Promise<Response> | undefined
}

/**
 * For every method but GET and HEAD, before any route: nothing from another site's page, and no body that is longer than it may be. Handlers then
 * read a body that is already here.
 */
export const guardWrites =
  <E extends Env>({ bytesMax, refuse }: GuardOptions<E> = {}): MiddlewareHandler<E> =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const refused = (refusal: WriteRefusal) => refuse?.(c, refusal) ?? c.text(WRITE_REFUSALS[refusal], STATUS[refusal])
    if (isCrossSite(c.req.raw) && !isOpen(c.req.path)) return refused('cross_site')
    const body = await readBody(c.req.raw, (await bytesMax?.(c)) ?? BODY_BYTES_MAX)
    if (body === undefined) return refused('too_large')
    if (c.req.raw.body !== null) c.req.raw = new Request(c.req.raw, { body: await body.arrayBuffer() })
    return next()
  }

const isOpen = (path: string): boolean =>
  Object.keys(OPEN_TO_OTHER_SITES).some((open) => new RegExp(`^${open.replace(/:\w+/g, '[^/]+')}$`).test(path))
