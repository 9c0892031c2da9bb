import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { type BuildResult, buildAll } from '../../sites/build/build-all.ts'
import type { TenantBuildOptions } from '../../sites/build/build-tenant.ts'
import type { BuildPaths } from '../../sites/build/paths.ts'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { loadLocalSecrets, secretsOfEnvironment } from './local-secrets.ts'
import { lockDataDir } from './lock-data-dir.ts'
import { openMailbox } from './open-mailbox.ts'
import { prepareDatabase } from './prepare-database.ts'
import { type Runtime, startRuntime } from './start-runtime.ts'

export interface StackOptions {
  paths: BuildPaths
  /** 0: any free one. */
  port: number
  dataDir: string
  /** Undefined: the embedded server below dataDir. */
  databaseUrl: string | undefined
  onProgress: TenantBuildOptions['onProgress']
  /** For simulations: requests say what time it is. */
  virtualClock?: boolean
  /** Real mails, real hosts, behind a proxy that ends TLS. */
  isPublic?: boolean
}

export interface Stack {
  port: number
  databaseUrl: string
  build: BuildResult
  /** Builds what changed and takes it into service. `tenants`: slugs; empty: all. */
  refresh: (tenants: string[]) => Promise<BuildResult>
  /** Runs what the platform does at a cron expression, now. */
  runCron: (cron: string) => Promise<void>
  stop: () => Promise<void>
}

/** The whole line on one machine: builds, database, migrations, every Worker. Whatever fails, what was started is stopped. */
export async function startStack({
  paths,
  port,
  dataDir,
  databaseUrl,
  onProgress,
  virtualClock = false,
  isPublic = false,
}: StackOptions): Promise<Stack> {
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  try {
    await mkdir(dataDir, { recursive: true })
    stops.push(await lockDataDir(dataDir))
    const refused = new Set<string>()
    const build = await buildChanged({ paths, tenants: [], onProgress, refused })
    const url = databaseUrl ?? (await startDatabase(dataDir, stops))
    await prepareDatabase(url, paths, { refused })
    const runtime = await startRuntime({
      root: paths.root,
      dist: paths.dist,
      databaseUrl: url,
      port,
      state: path.join(dataDir, 'edge'),
      secrets: isPublic ? { ...(await loadLocalSecrets(dataDir)), ...secretsOfEnvironment() } : await loadLocalSecrets(dataDir),
      mail: process.env.SMTP_URL === undefined ? { mailbox: openMailbox(path.join(dataDir, 'mails')) } : { smtpUrl: process.env.SMTP_URL },
      virtualClock,
      isUnlimited: virtualClock || process.env.BOOKING_LIMITS === 'off',
      isPublic,
    })
    stops.push(runtime.stop)
    return {
      port: runtime.port,
      databaseUrl: url,
      build,
      runCron: runtime.runCron,
      refresh: (tenants) => refresh({ paths, tenants, onProgress, url, runtime, refused }),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

async function startDatabase(dataDir: string, stops: (() => Promise<void>)[]): Promise<string> {
  const server = await startEmbeddedPostgres(path.join(dataDir, 'postgres'))
  stops.push(server.stop)
  return server.url
}

async function refresh({
  url,
  runtime,
  ...options
}: Parameters<typeof buildChanged>[0] & { url: string; runtime: Runtime }): Promise<BuildResult> {
  const build = await buildChanged(options)
  await prepareDatabase(url, options.paths, options)
  await runtime.reload()
  return build
}

/** Builds, and keeps in `refused` of whom nothing was written. A folder that is gone is no mistake here: its site is taken away. */
async function buildChanged({
  paths,
  tenants,
  onProgress,
  refused,
}: Pick<StackOptions, 'paths' | 'onProgress'> & { tenants: string[]; refused: Set<string> }): Promise<BuildResult> {
  const folders = await listTenants(paths.tenants)
  const there = tenants.filter((slug) => folders.includes(slug))
  // Only removed ones: nothing is to be built, and an empty list would mean all.
  const asked = tenants.length > 0 && there.length === 0 ? folders : there
  const build = await buildAll({ paths, tenants: asked, force: false, onProgress })
  for (const slug of asked.length === 0 ? folders : asked) refused.add(slug)
  for (const { slug } of build.builds) refused.delete(slug)
  return build
}
