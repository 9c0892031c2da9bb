import { loadEdge } from './load-edge.ts'

/** Every route of a Worker's Hono app, as the app itself lists them, e.g. ["POST", "/_/bookings"]. */
export async function routesOf(name: 'site' | 'platform'): Promise<{ method: string; path: string }[]> {
  type Module = { app: { routes: { method: string; path: string }[] } }
  const { app } = await (name === 'site' ? loadEdge<Module>('site/app.ts') : loadEdge<Module>('platform/index.ts', { reveal: 'app' }))
  return app.routes
}
