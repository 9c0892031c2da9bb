import { PLATFORM } from '../../sites/builder/paths.ts'
import { callApi, zoneId } from './call-api.ts'
import { DISPATCH, type Upload } from './write-upload.ts'

interface Route {
  id: string
  pattern: string
  script?: string
}

/** Those of our Workers to which a route for many hosts may belong, one after the other. */
const HOLDERS: readonly string[] = [PLATFORM, DISPATCH]

/**
 * Routes that an upload wants and the platform, or the dispatch Worker, has: wrangler refuses to take a route from another Worker, and leaves those that a configuration no longer
 * names. Moved one by one they lead somewhere at every moment. The Worker must be there.
 */
export async function moveRoutes({ worker }: Upload, held: readonly Route[]): Promise<void> {
  const zone = await zoneId()
  for (const { id, pattern } of held) await callApi('PUT', `/zones/${zone}/workers/routes/${id}`, { pattern, script: worker })
}

/** What of an upload's routes another of them has. Sites have none in common with anybody. */
export async function heldRoutes({ kind, worker, hosts }: Upload): Promise<Route[]> {
  if (kind === 'site') return []
  const routes = await callApi<Route[]>('GET', `/zones/${await zoneId()}/workers/routes`)
  return routes.filter(
    ({ pattern, script }) => script !== worker && HOLDERS.includes(script ?? '') && hosts.some((host) => pattern === `${host}/*`),
  )
}
