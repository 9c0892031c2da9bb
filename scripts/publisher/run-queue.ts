import { setTimeout as pause } from 'node:timers/promises'
import { Logger, type Runner, run, runMigrations } from 'graphile-worker'
import { Pool } from 'pg'
import type { Sql } from 'postgres'
import { type Asked, asOnlyPublisher, freeDeadJobs, queueWaiting } from '../../db/queries/publisher.ts'
import { followDiary } from './follow-diary.ts'
import { keepPreviews, makePreview } from './make-preview.ts'
import { type Published, publish } from './publish.ts'
import type { PublisherPlace } from './publisher-place.ts'

const SWEEP_MS = 60_000
const LOCK_LOOK_MS = 2000
/** While one is uploaded the next is built. */
const JOBS_AT_ONCE = 2
const POOL_MAX = 4
/** Of a pool whose server is gone. */
const END_MS_MAX = 5000

/**
 * Works on the queue with this connection's rights until `signal` is aborted; one publisher at a time, any other waits for it to end. Makes the queue where it
 * is not there. Resolves after the job under way.
 */
export async function runQueue(sql: Sql, url: string, { place, signal }: { place: PublisherPlace; signal: AbortSignal }): Promise<void> {
  while (!signal.aborted && !(await asOnlyPublisher(sql, () => work(sql, url, { place, signal })))) await isAborted(signal, LOCK_LOOK_MS)
}

async function work(sql: Sql, url: string, { place, signal }: { place: PublisherPlace; signal: AbortSignal }): Promise<void> {
  const pgPool = openPool(url)
  const logger = new Logger(() => () => undefined)
  let runner: Runner | undefined
  try {
    await runMigrations({ pgPool, logger })
    await freeDeadJobs(sql)
    await sweep(sql, place)
    const taskList = {
      publish: (payload: unknown) => publishOne(sql, place, payload as Asked),
      preview: (payload: unknown) => makePreview(sql, (payload as Pick<Asked, 'tenantId'>).tenantId, place).then(() => undefined),
      'follow-diary': (payload: unknown) => followOne(sql, place, payload as Pick<Asked, 'tenantId'>),
    }
    // Through a pooler in transaction mode nobody is told of a new job, and it is found by looking, every two seconds.
    runner = await run({ pgPool, logger, taskList, concurrency: JOBS_AT_ONCE, noHandleSignals: true, noPreparedStatements: true })
    // Ends by itself only where its connections do.
    while (!(await Promise.race([isAborted(signal, SWEEP_MS), runner.promise.then(() => true)]))) await sweep(sql, place)
  } finally {
    await runner?.stop().catch(() => undefined)
    await Promise.race([pgPool.end(), pause(END_MS_MAX)])
  }
}

async function sweep(sql: Sql, place: PublisherPlace): Promise<void> {
  await queueWaiting(sql)
  await keepPreviews(sql, place)
}

/** Fails where it is to be done again: the queue does that, later each time. */
async function publishOne(sql: Sql, place: PublisherPlace, asked: Asked): Promise<void> {
  try {
    tell(place, asked, await publish(sql, asked, place))
    // What is live now is under what she still drafts.
    await makePreview(sql, asked.tenantId, place).catch((error: unknown) => place.say(`${asked.tenantId}: no preview. ${String(error)}`))
  } catch (error) {
    place.say(
      `${asked.tenantId}: not published yet, tried again (${asked.publicationId}). ${error instanceof Error ? error.message : String(error)}`,
    )
    throw error
  }
}

/** The same of a tour that her pages do not have yet. */
async function followOne(sql: Sql, place: PublisherPlace, { tenantId }: Pick<Asked, 'tenantId'>): Promise<void> {
  try {
    await followDiary(sql, tenantId, place)
    place.say(`${tenantId}: her site has her tour as it is.`)
  } catch (error) {
    place.say(`${tenantId}: her tour is not on her site yet, tried again. ${error instanceof Error ? error.message : String(error)}`)
    throw error
  }
}

/** A line for each, of which tenant and how it ended: nothing of what it says. */
export function tell({ say }: Pick<PublisherPlace, 'say'>, { tenantId, publicationId }: Asked, { state, problems }: Published): void {
  if (state === 'live') say(`${tenantId}: published (${publicationId}).`)
  if (state === 'refused')
    say(`${tenantId}: not published, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} (${publicationId}).`)
}

/** As libpq reads an address: sslmode=require encrypts and does not ask who signed (db/connect.ts does the same). */
function openPool(url: string): Pool {
  const address = new URL(url)
  if (address.searchParams.has('sslmode')) address.searchParams.set('uselibpqcompat', 'true')
  const pool = new Pool({ connectionString: address.href, max: POOL_MAX })
  // A connection that is lost is the keeper's to notice.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

async function isAborted(signal: AbortSignal, milliseconds: number): Promise<boolean> {
  await pause(milliseconds, undefined, { signal }).catch(() => undefined)
  return signal.aborted
}
