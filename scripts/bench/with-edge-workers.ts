import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare'
import type { Sql } from 'postgres'
import { buildAll } from '../../sites/builder/build-all.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { planTenantWorker, planWorkers } from '../runtime/plan-workers.ts'
import { prepareDatabase } from '../runtime/prepare-database.ts'
import { runtimePid } from './runtime-pid.ts'
import { withBenchDatabase } from './with-bench-database.ts'

export interface EdgeTargets {
  /** Addresses of sockets that lead straight to a Worker, past the local entry and the local router. */
  site: string
  bare: string
  rewriter: string
  /** Path of a hashed file. */
  asset: string
  /** Process of the runtime. */
  pid: number
  /** Of the server's owner. */
  sql: Sql
}

/** Claire's Worker with the platform, and the two peers with her files, in one workerd. */
export function withEdgeWorkers<T>(work: (targets: EdgeTargets) => Promise<T>): Promise<T> {
  const paths = buildPaths(path.resolve(import.meta.dirname, '../..'))
  return withBenchDatabase(async (sql, databaseUrl) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'bench-edge-'))
    await buildAll({ paths, tenants: [], force: false, onProgress: () => undefined })
    await prepareDatabase(databaseUrl, paths)
    const mailbox = async () => new Response(null, { status: 204 })
    const secrets = await loadLocalSecrets(folder)
    const planned = await planWorkers({
      ...paths,
      databaseUrl,
      secrets,
      platformUrl: 'http://localhost',
      mail: { mailbox, pushService: mailbox },
      isUnlimited: true,
    })
    const site = await planTenantWorker({ ...paths, secrets }, 'claire')
    const direct = { unsafeDirectSockets: [{ host: '127.0.0.1', port: 0 }] }
    const peers = await Promise.all(
      ['bare', 'rewriter'].map(async (name) => ({ ...site, name, modules: [await bundlePeer(name)], ...direct })),
    )
    const workers = [...planned, { ...site, ...direct }, ...peers]
    const miniflare = new Miniflare(
      convertV4MiniflareOptions({
        host: '127.0.0.1',
        port: 0,
        log: new Log(LogLevel.ERROR),
        resourcePersistencePath: path.join(folder, 'edge'),
        workers,
      } as Parameters<typeof convertV4MiniflareOptions>[0]),
    )
    try {
      await miniflare.ready
      const urlOf = async (name: string) => (await miniflare.unsafeGetDirectURL(name)).href
      const files = await readdir(path.join(paths.dist, 'claire/site/_a'))
      const asset = `/_a/${files.find((file) => file.endsWith('-640.avif'))}`
      return await work({
        site: await urlOf(site.name),
        bare: await urlOf('bare'),
        rewriter: await urlOf('rewriter'),
        asset,
        pid: await runtimePid(),
        sql,
      })
    } finally {
      await miniflare.dispose()
      await rm(folder, { recursive: true, force: true })
    }
  })
}

async function bundlePeer(name: string): Promise<{ type: 'ESModule'; path: string; contents: string }> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, `edge-peers/${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  return { type: 'ESModule', path: '/index.js', contents: outputFiles[0]?.text ?? '' }
}
