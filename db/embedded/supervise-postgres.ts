import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { embeddedPostgresUrl, hasCrashed, startEmbeddedPostgres, stopEmbeddedPostgres } from './embedded-postgres.ts'

const LOOK_MS = 1000
const RETRY_MS_MAX = 30_000

export interface SupervisedPostgres {
  /** Where it answers, as soon as it runs; it keeps its port. */
  url: string
  /** Starts it. From then on it is started again whenever it ends by itself. Throws EmbeddedPostgresError. */
  start: () => Promise<void>
  stop: () => Promise<void>
}

/** The embedded server of a platform that runs. One that somebody has stopped (npm run db -- stop) stays away; one that was killed comes back. */
export async function supervisePostgres(folder: string, say: (sentence: string) => void): Promise<SupervisedPostgres> {
  const url = await embeddedPostgresUrl(folder)
  const port = Number(new URL(url).port)
  const ended = new AbortController()
  let watching: Promise<void> | undefined
  let isGone = false
  // Whoever finds it gone first starts it: the platform, which needs it, or the watch.
  const revive = async () => {
    if (!isGone && watching !== undefined && (await hasCrashed(path.join(folder, 'cluster')))) {
      isGone = true
      say('PostgreSQL has ended without being stopped. It is started again.')
    }
    await startEmbeddedPostgres(folder, { port })
    if (isGone) say('PostgreSQL is running again.')
    isGone = false
  }
  return {
    url,
    start: async () => {
      await revive()
      watching ??= watchServer({ folder, revive, say, signal: ended.signal })
    },
    stop: async () => {
      ended.abort()
      await watching
      await stopEmbeddedPostgres(folder)
    },
  }
}

interface Watch {
  folder: string
  revive: () => Promise<void>
  say: (sentence: string) => void
  signal: AbortSignal
}

async function watchServer({ folder, revive, say, signal }: Watch): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    await pause(Math.min(RETRY_MS_MAX, LOOK_MS * 2 ** failures), undefined, { signal }).catch(() => undefined)
    if (signal.aborted || !(await hasCrashed(path.join(folder, 'cluster')))) continue
    try {
      await revive()
      failures = 0
    } catch (error) {
      failures += 1
      if (failures === 1) say(`${error instanceof Error ? error.message : String(error)}\nIt is tried again until it runs.`)
    }
  }
}
