import type { Publication } from '../../../../db/queries/site-changes.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { liveWords } from './live-words.ts'

/** The last one that is live. */
export const lastLive = (publications: readonly Publication[]): Publication | undefined =>
  publications.find(({ state }) => state === 'live')

/** The last one that came back, as long as a change of it waits as it was then. What has gone past the draft since, as an undo, is another matter. */
export function lastRefused({ publications, draft }: Pick<SiteFacts, 'publications' | 'draft'>): Publication | undefined {
  const refused = publications.find(({ state }) => state === 'refused')
  return draft.some(({ madeAt }) => refused?.endedAt && madeAt < refused.endedAt) ? refused : undefined
}

export const timeWords = (at: Date, { now, tenant, rules }: SiteFacts): string =>
  liveWords(at, { now, home: tenant, rules, locale: tenant.locale })
