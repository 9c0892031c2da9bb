import { cleanRequest } from './clean-request.ts'
import { compress } from './compress.ts'
import { addLiveScript, answerLive } from './live-page.ts'
import { parseHost } from './parse-host.ts'

// The router of a single machine: leads to the platform or to the site Worker of all tenants and compresses, as Cloudflare's routes and its edge do in
// production. Miniflare's own routes would pass by the static assets of every Worker but the first, and its entry obeys headers that anybody can send: the
// router has a socket of its own (scripts/runtime/start-runtime.ts).

interface LocalRouterEnv {
  /** A proxy before it ends TLS: what comes as http was https. */
  IS_PUBLIC: boolean
  PLATFORM_DOMAIN: string
  /** What the network would tell of a request. */
  NETWORK: Record<string, string>
  PLATFORM: Fetcher
  /** The tenants of this machine; it hands hosts that are nobody's to the platform, which answers 404 there. */
  SITES: Fetcher
  HOSTS: { has(hostname: string): Promise<boolean> }
  /** Of a development server alone (live-page.ts). */
  LIVE?: Fetcher
}

/** GET /_/host?domain=…: 200 where that host is ours, so that the proxy gets certificates for no others. */
async function answerProxy({ pathname, searchParams }: URL, { HOSTS, PLATFORM_DOMAIN }: LocalRouterEnv): Promise<Response> {
  const domain = searchParams.get('domain') ?? ''
  const isOurs = pathname === '/_/host' && (domain === PLATFORM_DOMAIN || (await HOSTS.has(domain)))
  return new Response(null, { status: isOurs ? 200 : 404 })
}

/** Of the platform: its domain, on a laptop localhost. */
const isPlatforms = (hostname: string, { IS_PUBLIC, PLATFORM_DOMAIN }: LocalRouterEnv): boolean =>
  hostname === (IS_PUBLIC ? PLATFORM_DOMAIN : 'localhost')

export default {
  async fetch(request, env) {
    const url = parseHost(request)
    if (url === undefined) return new Response('That is no address of a site. Please check it.', { status: 400 })
    if (env.IS_PUBLIC && url.hostname === '127.0.0.1') return answerProxy(url, env)
    if (env.IS_PUBLIC) url.protocol = 'https:'
    const clean = cleanRequest(request, url, env)
    if (isPlatforms(url.hostname, env)) return compress(request, await env.PLATFORM.fetch(clean))
    const live = env.LIVE && (await answerLive(url, env.LIVE))
    if (live) return live
    const response = await env.SITES.fetch(clean)
    return compress(request, env.LIVE ? addLiveScript(response) : response)
  },
} satisfies ExportedHandler<LocalRouterEnv>
