import { setTimeout as pause } from 'node:timers/promises'
import { withConnection } from '../../db/connect.ts'
import { explainDatabaseError } from '../../db/explain-database-error.ts'
import type { PublisherPlace } from './publisher-place.ts'
import { runQueue } from './run-queue.ts'

const RETRY_FIRST_MS = 1000
const RETRY_MS_MAX = 15_000

/** Publishes until `signal` is aborted, and ends after what is under way. A database that is away is waited for, with pauses that grow. */
export async function keepPublisher(url: string, place: PublisherPlace, signal: AbortSignal): Promise<void> {
  let reason: string | undefined
  for (let wait = RETRY_FIRST_MS; !signal.aborted; wait = Math.min(RETRY_MS_MAX, wait * 2)) {
    const since = Date.now()
    // Ends with its connection, too.
    const lost = new AbortController()
    try {
      await withConnection(url, (sql) => runQueue(sql, url, { place, signal: AbortSignal.any([signal, lost.signal]) }))
      return
    } catch (error) {
      const sentence = explainDatabaseError(error, url)
      if (sentence !== reason) place.say(`${sentence}\nWhat is to be published is kept meanwhile; this is tried again until it works.`)
      reason = sentence
      if (Date.now() - since > RETRY_MS_MAX) wait = RETRY_FIRST_MS
    } finally {
      lost.abort()
    }
    await pause(wait, undefined, { signal }).catch(() => undefined)
  }
}
