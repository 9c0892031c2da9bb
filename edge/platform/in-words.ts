import type { Words } from '../../tenants/contract/words/words.ts'
import { TooManyReads } from '../http/limit-reads.ts'
import { logEvent } from '../http/log.ts'
import { type AwayWords, databaseAway } from './app/database-away.tsx'
import { languageAround } from './html/client-when.ts'
import { isDatabaseAway } from './postgres/is-database-away.ts'

/** What a page says while Postgres is away, in the language of the page it was asked from: her own, and the client's, are in Postgres. */
export function awayIn(lang: string | undefined, what: Exclude<keyof Words['away'], 'title' | 'again'>): AwayWords {
  const { locale, words } = languageAround(lang)
  return { lang: locale, title: words.away.title, what: words.away[what], again: words.away.again }
}

/** What a page answers; where Postgres is away, `what` in its place. */
export async function inWords(env: PlatformEnv, what: AwayWords, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof TooManyReads || (await isDatabaseAway(env, error)))) throw error
    logEvent('database_away', { error })
    return databaseAway(what, { host: 'tenant' })
  }
}
