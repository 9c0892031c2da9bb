import { cleanRequest } from './clean-request.ts'
import { compress } from './compress.ts'
import { parseHost } from './parse-host.ts'

// The router of a single machine: finds the Worker of a host and compresses, as Cloudflare's routes and its edge do in production.
// Miniflare's own routes would pass by the static assets of every Worker but the first, and its entry obeys headers that anybody can send: the
// router has a socket of its own (scripts/runtime/start-runtime.ts).

interface LocalRouterEnv {
  /** Host name without port -> name of the binding of its Worker. */
  HOSTS: Record<string, string>
  /** A proxy before it ends TLS: what comes as http was https. */
  IS_PUBLIC: boolean
  PLATFORM_DOMAIN: string
  /** What the network would tell of a request. */
  NETWORK: Record<string, string>
  PLATFORM: Fetcher
  [binding: string]: unknown
}

/** GET /_/host?domain=…: 200 where that host is ours, so that the proxy gets certificates for no others. */
function answerProxy({ pathname, searchParams }: URL, { HOSTS, PLATFORM_DOMAIN }: LocalRouterEnv): Response {
  const domain = searchParams.get('domain') ?? ''
  const isOurs = pathname === '/_/host' && (domain === PLATFORM_DOMAIN || Object.hasOwn(HOSTS, domain))
  return new Response(null, { status: isOurs ? 200 : 404 })
}

/** The Worker of a host; the platform's for every other, which answers 404 there. A host may be called like a property of any object. */
function workerOf(hostname: string, env: LocalRouterEnv): Fetcher {
  const binding = Object.hasOwn(env.HOSTS, hostname) ? env.HOSTS[hostname] : undefined
  return binding === undefined ? env.PLATFORM : (env[binding] as Fetcher)
}

export default {
  async fetch(request, env) {
    const url = parseHost(request)
    if (url === undefined) return new Response('That is no address of a site. Please check it.', { status: 400 })
    if (env.IS_PUBLIC && url.hostname === '127.0.0.1') return answerProxy(url, env)
    if (env.IS_PUBLIC) url.protocol = 'https:'
    return compress(request, await workerOf(url.hostname, env).fetch(cleanRequest(request, url, env)))
  },
} satisfies ExportedHandler<LocalRouterEnv>
