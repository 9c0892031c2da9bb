import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { startServe } from './start-serve.ts'

declare module 'vitest' {
  interface ProvidedContext {
    port: number
    databaseUrl: string
    dataDir: string
  }
}

/** One stack for all tests, built from the real tenants: real workerd, real PostgreSQL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const serve = await startServe()
  const { url } = await startEmbeddedPostgres(path.join(serve.dataDir, 'postgres'))
  project.provide('port', serve.port)
  project.provide('databaseUrl', url)
  project.provide('dataDir', serve.dataDir)
  return async () => {
    await serve.stop()
  }
}
