import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import { bundleWorker } from '../../runtime/bundle-worker.ts'
import { NAMESPACE_SCRIPT } from './namespace-script.ts'

type Worker = { name: string } & Record<string, unknown>

export interface Dispatch {
  /** Where the dispatch Worker listens. */
  port: number
  miniflare: Miniflare
}

/** The dispatch Worker in workerd before a namespace of these Workers, with the lines of its table; `platform` answers for hosts that nobody has. */
export async function startDispatch({
  root,
  state,
  platform,
  namespace,
  others = [],
  hosts,
}: {
  root: string
  /** Folder of what Durable Objects and the table keep. */
  state: string
  platform: Worker
  /** Bindings of the namespace, without its script. */
  namespace: Record<string, unknown>
  others?: readonly Worker[]
  hosts: Readonly<Record<string, string>>
}): Promise<Dispatch> {
  const compatibilityDate = String(platform.compatibilityDate)
  const module = (contents: string) => ({ modulesRoot: '/', modules: [{ type: 'ESModule' as const, path: '/index.js', contents }] })
  const dispatch = {
    name: 'dispatch',
    compatibilityDate,
    ...module(await bundleWorker(root, 'dispatch')),
    serviceBindings: { SITES: { name: 'namespace', entrypoint: 'Namespace' }, PLATFORM: platform.name },
    kvNamespaces: { HOSTS: 'hosts' },
    unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }],
  }
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: '127.0.0.1',
      port: 0,
      log: new Log(LogLevel.ERROR),
      resourcePersistencePath: state,
      workers: [dispatch, { name: 'namespace', compatibilityDate, ...module(NAMESPACE_SCRIPT), ...namespace }, platform, ...others],
    } as Parameters<typeof convertV4MiniflareOptions>[0]),
  )
  await miniflare.ready
  const table = await miniflare.getKVNamespace('HOSTS', 'dispatch')
  for (const [host, slug] of Object.entries(hosts)) await table.put(host, slug)
  return { port: Number((await miniflare.unsafeGetDirectURL('dispatch')).port), miniflare }
}
