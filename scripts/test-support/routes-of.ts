import { loadEdge } from './load-edge.ts'

/** Every route of a Worker's Hono app, as the app itself lists them, e.g. ["POST", "/_/bookings"]. */
export async function routesOf(name: 'site' | 'platform'): Promise<{ method: string; path: string }[]> {
  const { app } = await loadEdge<{ app: { routes: { method: string; path: string }[] } }>(`${name}/index.ts`, { reveal: 'app' })
  return app.routes
}
