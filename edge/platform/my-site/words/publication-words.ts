import type { Publication } from '../../../../db/queries/site-changes.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { liveWords } from './live-words.ts'

/** The last one that is live. */
export const lastLive = (publications: readonly Publication[]): Publication | undefined =>
  publications.find(({ state }) => state === 'live')

/** Why the last one came back, as long as she has published nothing since. */
export const lastRefused = ({ publications, draft }: Pick<SiteFacts, 'publications' | 'draft'>): Publication | undefined =>
  draft.length > 0 && publications[0]?.state === 'refused' ? publications[0] : undefined

export const timeWords = (at: Date, { now, tenant, rules }: SiteFacts): string =>
  liveWords(at, { now, home: tenant, rules, locale: tenant.locale })
