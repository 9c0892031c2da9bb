import type { Publication, SiteProblem, StoredSiteChange } from '../../../../db/queries/site-changes.ts'
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

/** What stood in the way of her changes when they were last tried, be it to publish them or to see them. What she has drafted since is untried. */
export function lastProblems(facts: Pick<SiteFacts, 'publications' | 'draft' | 'preview'>): {
  problems: readonly SiteProblem[]
  isTried: (change: Pick<StoredSiteChange, 'madeAt'>) => boolean
} {
  if (facts.preview?.state === 'refused') return { problems: facts.preview.problems, isTried: () => true }
  const refused = lastRefused(facts)
  const at = refused?.endedAt
  return { problems: refused?.problems ?? [], isTried: ({ madeAt }) => at !== null && at !== undefined && madeAt <= at }
}

export const timeWords = (at: Date, { now, tenant, rules }: SiteFacts): string =>
  liveWords(at, { now, home: tenant, rules, locale: tenant.locale })
