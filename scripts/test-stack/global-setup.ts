import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { RUN_FOLDER } from './end-run.ts'
import { startServe } from './start-serve.ts'

declare module 'vitest' {
  interface ProvidedContext {
    port: number
    databaseUrl: string
    dataDir: string
  }
}

/** One stack for all tests, built from the real tenants: real workerd, real PostgreSQL. Whatever the run starts ends with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const endRun = keepRun()
  const serve = await startServe().catch(async (error: unknown) => {
    await endRun()
    throw error
  })
  const { url } = await startEmbeddedPostgres(path.join(serve.dataDir, 'postgres'))
  project.provide('port', serve.port)
  project.provide('databaseUrl', url)
  project.provide('dataDir', serve.dataDir)
  return async () => {
    await serve.stop()
    await endRun()
  }
}

/** Gives the run a temporary folder of its own and a keeper beside it, which also acts when this process is killed. */
function keepRun(): () => Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'test-run-'))
  const keeper = spawn(process.execPath, ['scripts/test-stack/keep-run.ts', folder], {
    // A group of its own: Ctrl-C reaches the run, not the keeper.
    detached: true,
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  process.env[RUN_FOLDER] = folder
  process.env.TMPDIR = folder
  return async () => {
    const ended = new Promise((resolve) => keeper.once('close', resolve))
    keeper.stdin?.end()
    await ended
  }
}
