import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import { languageOf } from '../../tenants/contract/words/languages.ts'
import { TooManyReads } from '../http/limit-reads.ts'
import { logEvent } from '../http/log.ts'
import { type AwayWords, databaseAway } from './app/database-away.tsx'
import { isDatabaseAway } from './postgres/is-database-away.ts'

/** What a page says while Postgres is away, in the language of the page it was asked from: her own is in Postgres. */
export function awayIn(lang: string | undefined, what: 'list' | 'asking'): AwayWords {
  const locale = lang !== undefined && languageOf(lang) ? lang : 'en-AU'
  const { away } = wordsOf(locale)
  return { lang: locale, title: away.title, what: away[what], again: away.again }
}

/** What a page answers; where Postgres is away, `what` in its place. */
export async function inWords(env: PlatformEnv, what: string | AwayWords, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof TooManyReads || (await isDatabaseAway(env, error)))) throw error
    logEvent('database_away', { error })
    return databaseAway(what, { host: 'tenant' })
  }
}
