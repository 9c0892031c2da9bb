import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { migrate } from '../../db/migrate.ts'
import { upsertTenants } from '../../db/queries/upsert-tenants.ts'
import { type BuildResult, buildAll } from '../../sites/build/build-all.ts'
import type { TenantBuildOptions } from '../../sites/build/build-tenant.ts'
import { lastBuild } from '../../sites/build/last-build.ts'
import type { BuildPaths } from '../../sites/build/paths.ts'
import { tenantHosts } from '../../tenants/load/check-hosts.ts'
import { loadTenants } from './load-tenants.ts'
import { loadLocalSecrets, secretsOfEnvironment } from './local-secrets.ts'
import { lockDataDir } from './lock-data-dir.ts'
import { openMailbox } from './open-mailbox.ts'
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
    const build = await buildAll({ paths, tenants: [], force: false, onProgress })
    const url = databaseUrl ?? (await startDatabase(dataDir, stops))
    await prepareDatabase(url, paths)
    const runtime = await startRuntime({
      root: paths.root,
      dist: paths.dist,
      databaseUrl: url,
      port,
      state: path.join(dataDir, 'edge'),
      secrets: isPublic ? { ...(await loadLocalSecrets(dataDir)), ...secretsOfEnvironment() } : await loadLocalSecrets(dataDir),
      mail: process.env.SMTP_URL === undefined ? { mailbox: openMailbox(path.join(dataDir, 'mails')) } : { smtpUrl: process.env.SMTP_URL },
      virtualClock,
      isPublic,
    })
    stops.push(runtime.stop)
    return {
      port: runtime.port,
      databaseUrl: url,
      build,
      runCron: runtime.runCron,
      refresh: (tenants) => refresh({ paths, tenants, onProgress, url, runtime }),
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

/** Migrations, then tenants and tests as the YAML has them. */
export async function prepareDatabase(url: string, paths: BuildPaths): Promise<string[]> {
  const sql = connect(url)
  try {
    const applied = await migrate(sql)
    const { tenants } = await loadTenants(paths.tenants)
    const rows = tenants.map(async ({ slug, tenant, experiments }) => ({
      slug,
      tenant,
      experiments,
      host: tenantHosts(slug, tenant)[0] ?? '',
      builtAt: await lastBuild(paths, slug),
    }))
    await upsertTenants(sql, await Promise.all(rows))
    return applied
  } finally {
    await sql.end()
  }
}

async function refresh({
  paths,
  tenants,
  onProgress,
  url,
  runtime,
}: Pick<StackOptions, 'paths' | 'onProgress'> & { tenants: string[]; url: string; runtime: Runtime }): Promise<BuildResult> {
  const build = await buildAll({ paths, tenants, force: false, onProgress })
  await prepareDatabase(url, paths)
  await runtime.reload()
  return build
}
