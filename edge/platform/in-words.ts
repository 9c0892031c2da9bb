import { tourRequestPath, waitingListPath } from '../../tenants/contract/urls.ts'
import type { Words } from '../../tenants/contract/words/words.ts'
import { TooManyReads } from '../http/limit-reads.ts'
import { logEvent } from '../http/log.ts'
import { type AwayWords, databaseAway } from './app/database-away.tsx'
import { SendAgain } from './app/SendAgain.tsx'
import { languageAround } from './html/client-when.ts'
import { isDatabaseAway } from './postgres/is-database-away.ts'
import type { Asking } from './requests/tour-request/ask-to-come.ts'
import type { ListForm } from './requests/waiting/join-list.ts'

type Said = Exclude<keyof Words['away'], 'title' | 'again' | 'stillHere' | 'sendAgain'>

/** What a page says while Postgres is away, in the language of the page it was asked from: her own, and the client's, are in Postgres. */
export function awayIn(lang: string | undefined, what: Said): AwayWords {
  const { locale, words } = languageAround(lang)
  return { lang: locale, title: words.away.title, what: words.away[what], again: words.away.again }
}

/** Of a waiting list, and of asking her to come: the form was sent, and what was typed in it comes back. */
export const listNotKept = ({ city, email, lang = '' }: ListForm): AwayWords =>
  notKeptIn(lang, 'list', { action: waitingListPath(), fields: { city, email, lang } })

export const askNotKept = ({ city, zone, lang, typed }: Asking): AwayWords =>
  notKeptIn(lang, 'asking', { action: tourRequestPath(), fields: { city, zone, lang, ...typed } })

function notKeptIn(lang: string | undefined, what: Said, sent: { action: string; fields: Record<string, string> }): AwayWords {
  const { away, problems } = languageAround(lang).words
  return { ...awayIn(lang, what), again: away.stillHere, form: SendAgain({ ...sent, button: problems.sendAgain }) }
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
