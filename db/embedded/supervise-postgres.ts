import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { embeddedPostgresUrl, hasCrashed, runningPort, startEmbeddedPostgres, stopEmbeddedPostgres } from './embedded-postgres.ts'

const LOOK_MS = 1000
const RETRY_MS_MAX = 30_000

export interface SupervisedPostgres {
  /** Where it answers, as soon as it runs; it keeps its port. */
  url: string
  /** Starts it. From then on it is started again whenever it ends by itself. Throws EmbeddedPostgresError. */
  start: () => Promise<void>
  stop: () => Promise<void>
}

/**
 * The embedded server of a platform that runs. One that somebody has stopped (npm run db -- stop) stays away; one that was killed comes back.
 * `startServer`: for tests.
 */
export async function supervisePostgres(
  folder: string,
  say: (sentence: string) => void,
  startServer = startEmbeddedPostgres,
): Promise<SupervisedPostgres> {
  const cluster = path.join(folder, 'cluster')
  const url = await embeddedPostgresUrl(folder)
  const port = Number(new URL(url).port)
  const ended = new AbortController()
  let watching: Promise<void> | undefined
  let isGone = false
  const tellGone = () => {
    if (isGone || watching === undefined) return
    isGone = true
    say('PostgreSQL has ended without being stopped. It is started again.')
  }
  const revive = async () => {
    await startServer(folder, { port, onKilled: tellGone })
    if (isGone) say('PostgreSQL is running again.')
    isGone = false
  }
  // Whoever finds it gone first starts it, the platform, which needs it, or the watch; the other finds it running.
  let turn: Promise<void> = Promise.resolve()
  const reviveInTurn = () => {
    const done = turn.then(revive)
    turn = done.catch(() => undefined)
    return done
  }
  // Also where a start was given up that did work in the end.
  const isToRevive = async () => (await hasCrashed(cluster)) || (isGone && (await runningPort(cluster)) !== undefined)
  return {
    url,
    start: async () => {
      await reviveInTurn()
      watching ??= watchServer({ isToRevive, revive: reviveInTurn, say, signal: ended.signal })
    },
    stop: async () => {
      ended.abort()
      await watching
      await stopEmbeddedPostgres(folder)
    },
  }
}

interface Watch {
  isToRevive: () => Promise<boolean>
  revive: () => Promise<void>
  say: (sentence: string) => void
  signal: AbortSignal
}

async function watchServer({ isToRevive, revive, say, signal }: Watch): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    await pause(Math.min(RETRY_MS_MAX, LOOK_MS * 2 ** failures), undefined, { signal }).catch(() => undefined)
    if (signal.aborted || !(await isToRevive())) continue
    try {
      await revive()
      failures = 0
    } catch (error) {
      failures += 1
      if (failures === 1) say(`${error instanceof Error ? error.message : String(error)}\nIt is tried again until it runs.`)
    }
  }
}
