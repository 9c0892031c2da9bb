import type { Host } from './css-base.ts'
import { isDone } from './done-words.ts'
import type { Children } from './markup.ts'
import { messagePage } from './message-page.tsx'

export const RETRY_SECONDS = 60
export const AWAY_TITLE = 'Something’s wrong at our end'
export const LOOK_AGAIN = 'Open this page again in a few minutes.'

/** What it says where it is not in English. */
export interface AwayWords {
  lang: string
  title: string
  what: string
  again: string
  /** The way on: what was sent and not kept, to be sent again, or a link. */
  form?: Children
}

export const inEnglish = (what: string, form?: Children): AwayWords => ({
  lang: 'en-AU',
  title: AWAY_TITLE,
  what,
  again: LOOK_AGAIN,
  form,
})

/** The page while Postgres is away or not ready yet. `told`: what could not be done, as a sentence; `host`: where it is read. */
export function databaseAway(told: string | AwayWords, { host }: { host?: Host } = {}): Promise<Response> {
  const { lang, title, what, again, form } = typeof told === 'string' ? inEnglish(told) : told
  return messagePage({
    host,
    lang,
    title,
    status: 503,
    retryAfterSeconds: RETRY_SECONDS,
    children: (
      <>
        <p>{what}</p>
        <p>{again}</p>
        {form}
      </>
    ),
  })
}

/**
 * What is known while the database is away: of a page that a form has led to (`said`), the deed was done before; of a form that was sent, nobody can
 * tell whether its answer alone was lost. `isBegun`: not so where it was away before anything was done.
 */
export function awayWords({ isRead, said, isBegun = true }: { isRead: boolean; said: string | undefined; isBegun?: boolean }): string {
  const ofForm = isBegun ? UNKNOWN : NOTHING
  const known = isRead ? isDone(said ?? '') && 'What you did was saved. Only this page could not be shown.' : ofForm
  return ['We can’t reach your data right now.', known, 'Booking requests are still taken and kept.'].filter(Boolean).join(' ')
}

const UNKNOWN = 'What you sent may not have been saved: check whether it was before you send it again.'
const NOTHING = 'What you sent could not be saved, and nothing was done.'
