/** A name or an address as URLs have them, without the final dot that a name may have. */
const HOSTNAME = /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/
/** What would make a part of `Host` something else than a host: somebody's name, a path, a query, a second host. */
const FOREIGN = /[\s/\\?#@,]/

/** The address of a request. Undefined where `Host` is none: the runtime makes an address of whatever a client wrote there. Pure. */
export function parseHost(request: Request): URL | undefined {
  const url = URL.parse(request.url)
  if (url === null || FOREIGN.test(request.headers.get('host') ?? ' ')) return undefined
  const hostname = url.hostname.replace(/\.$/, '')
  if (!HOSTNAME.test(hostname)) return undefined
  url.hostname = hostname
  return url
}
