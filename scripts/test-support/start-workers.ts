import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import { buildPaths } from '../../sites/builder/paths.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { planTenantWorker, planWorkers } from '../runtime/plan-workers.ts'
import { requestSite, type SiteRequest } from './request-site.ts'

export interface Workers {
  /** A request to a Worker by its name, past the local router: `sites`, or `site-<slug>` of the tenant that was named. */
  ask: (worker: string, request: Omit<SiteRequest, 'port'>) => Promise<Response>
  stop: () => Promise<void>
}

/** The Workers of a machine without a database, on what is built in `dist`; beside them one tenant's own Worker, as Cloudflare has it. */
export async function startWorkers({
  dist,
  tenant,
  isPublic = false,
}: {
  dist?: string
  tenant?: string
  isPublic?: boolean
}): Promise<Workers> {
  const paths = buildPaths(path.resolve(import.meta.dirname, '../..'))
  const folder = await mkdtemp(path.join(tmpdir(), 'workers-'))
  const secrets = await loadLocalSecrets(folder)
  const nothing = async () => new Response(null, { status: 204 })
  const place = { root: paths.root, dist: dist ?? paths.dist, secrets, isPublic }
  const planned = await planWorkers({
    ...place,
    databaseUrl: 'postgres://nobody:none@127.0.0.1:9/none',
    platformUrl: 'http://localhost',
    mail: { mailbox: nothing, pushService: nothing },
  })
  const workers = [...planned, ...(tenant === undefined ? [] : [await planTenantWorker(place, tenant)])]
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: 0,
      log: new Log(LogLevel.ERROR),
      resourcePersistencePath: path.join(folder, 'edge'),
      workers: workers.map((worker) => ({ ...worker, unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }] })),
    } as Parameters<typeof convertV4MiniflareOptions>[0]),
  )
  await miniflare.ready
  return {
    ask: async (worker, request) => requestSite({ ...request, port: Number((await miniflare.unsafeGetDirectURL(worker)).port) }),
    stop: async () => {
      await miniflare.dispose()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
