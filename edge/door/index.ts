import { compress } from './compress.ts'

// The door of a single machine: finds the Worker of a host and compresses, as Cloudflare's routes and its edge do in production.
// Miniflare's own routes would pass by the static assets of every Worker but the first.

interface DoorEnv {
  /** Host name without port -> name of the binding of its Worker. */
  HOSTS: Record<string, string>
  PLATFORM: Fetcher
  [binding: string]: unknown
}

export default {
  async fetch(request, env) {
    const binding = env.HOSTS[new URL(request.url).hostname]
    const worker = binding === undefined ? env.PLATFORM : (env[binding] as Fetcher)
    return compress(request, await worker.fetch(request))
  },
} satisfies ExportedHandler<DoorEnv>
