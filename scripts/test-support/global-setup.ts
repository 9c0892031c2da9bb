import path from 'node:path'
import type { Sql } from 'postgres'
import type { TestProject } from 'vitest/node'
import { withConnection } from '../../db/connect.ts'
import { CLUSTER_TEMPLATE } from '../../db/embedded/cluster-template.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { migrate } from '../../db/migrate.ts'
import { beginRun } from './begin-run.ts'
import { makeTemplate } from './make-database.ts'
import { calendarSocket } from './start-calendar-server.ts'
import { makeDataDir, startServe } from './start-serve.ts'

declare module 'vitest' {
  interface ProvidedContext {
    port: number
    databaseUrl: string
    dataDir: string
  }
}

/** One stack for all tests, built from the real tenants: real workerd, real PostgreSQL. Whatever the run starts ends with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const endRun = beginRun()
  try {
    const stop = await start(project)
    return async () => {
      await stop()
      await endRun()
    }
  } catch (error) {
    await endRun()
    throw error
  }
}

/** TEST_STACK=nothing or postgres: for tests that need no more, as `npm run mutate` runs hundreds of them. */
async function start(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.TEST_STACK === 'nothing') return async () => undefined
  const dataDir = await makeDataDir()
  const env = { DATA_DIR: dataDir, CALENDAR_SERVER: `unix:${calendarSocket(dataDir)}` }
  const isWhole = process.env.TEST_STACK !== 'postgres'
  // The stack of all tests begins with nothing, as a machine does; later ones begin with a copy.
  const [serve, template] = isWhole ? await Promise.all([startServe({ env }), makeClusterTemplate()]) : []
  if (template !== undefined) process.env[CLUSTER_TEMPLATE] = template
  const postgres = await startEmbeddedPostgres(path.join(dataDir, 'postgres'))
  await withConnection(postgres.url, hasten)
  await makeTemplate(postgres.url)
  project.provide('databaseUrl', postgres.url)
  project.provide('dataDir', dataDir)
  if (serve) project.provide('port', serve.port)
  return async () => {
    if (serve) await serve.stop()
    else await postgres.stop()
  }
}

/** A cluster that is migrated and stopped, for every server that a test starts (db/embedded/cluster-template.ts). */
async function makeClusterTemplate(): Promise<string> {
  const folder = path.join(await makeDataDir(), 'postgres')
  const { url, stop } = await startEmbeddedPostgres(folder)
  await withConnection(url, async (sql) => {
    await hasten(sql)
    await migrate(sql)
  })
  await stop()
  return folder
}

/** Tests kill PostgreSQL, which loses nothing that the kernel has; nobody pulls the plug, for which alone it waits for the disk. */
async function hasten(sql: Sql): Promise<void> {
  for (const setting of ['fsync = off', 'full_page_writes = off', `autovacuum_naptime = '10min'`])
    await sql.unsafe(`alter system set ${setting}`)
  await sql`select pg_reload_conf()`
}
