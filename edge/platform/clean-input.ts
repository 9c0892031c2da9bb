import type { Context, MiddlewareHandler } from 'hono'
import { cleanMessage } from '../../tenants/contract/clean-text.ts'

/** Control characters in a path; Hono reads escapes of UTF-8 alone, so that half a surrogate pair stays an escape. */
const CONTROL = /%(?:[01][\da-f]|7f)/i
const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/**
 * Before any route: no path with control characters, and every text of the query and of a form as PostgreSQL and people can take it. Handlers then read
 * what is clean already, so that none can forget to. `isBytes`: a form of photos, in which no text is read. Bodies that are no forms are the business of the schemas that read them.
 */
export const cleanInput =
  (
    refuse: (c: Context) => Response | Promise<Response>,
    { isBytes = () => false }: { isBytes?: (c: Context) => boolean } = {},
  ): MiddlewareHandler =>
  async (c, next) => {
    const url = new URL(c.req.url)
    if (CONTROL.test(url.pathname)) return refuse(c)
    const query = cleanEntries(url.searchParams)
    if (query !== undefined) {
      url.search = new URLSearchParams(query).toString()
      c.req.raw = new Request(url, c.req.raw)
    }
    if (!isBytes(c) && FORM.test(c.req.raw.headers.get('content-type') ?? '')) c.req.raw = await cleanForm(c.req.raw)
    return next()
  }

/** A form that nobody can read stays as it is: its handler cannot read it either. */
async function cleanForm(request: Request): Promise<Request> {
  const form = await request
    .clone()
    .formData()
    .catch(() => undefined)
  const entries = form && cleanEntries(form)
  if (entries === undefined) return request
  const headers = new Headers(request.headers)
  // The new body brings its own. Not multipart, which turns every line break into two characters again; the platform takes no files.
  for (const name of ['content-type', 'content-length']) headers.delete(name)
  return new Request(request, { headers, body: new URLSearchParams(entries) })
}

/** Undefined where all of them were clean: most requests stay as they came, to the byte. */
function cleanEntries(entries: Iterable<[string, string | File]>): [string, string][] | undefined {
  const before = [...entries].map(([name, value]) => [name, typeof value === 'string' ? value : ''] as const)
  const after = before.map(([name, value]): [string, string] => [cleanMessage(name), cleanMessage(value)])
  return before.every(([name, value], index) => name === after[index]?.[0] && value === after[index]?.[1]) ? undefined : after
}
