import { TooManyReads } from '../http/limit-reads.ts'
import { logEvent } from '../http/log.ts'
import { databaseAway } from './app/database-away.tsx'
import { isDatabaseAway } from './postgres/is-database-away.ts'

/** What a page answers; where Postgres is away, `what` in its place. */
export async function inWords(env: PlatformEnv, what: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof TooManyReads || (await isDatabaseAway(env, error)))) throw error
    logEvent('database_away', { error })
    return databaseAway(what, { host: 'tenant' })
  }
}
