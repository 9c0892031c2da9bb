import type { SiteProblem, StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import { sameJson } from '../../../../tenants/contract/same-json.ts'
import { type Json, type SiteChange, siteValueOf } from '../../../../tenants/contract/site-fields.ts'
import { PAGES } from '../form/page-text.ts'
import { isInside, keyOf } from '../form/plan-save.ts'
import type { SiteFacts } from '../page/read-site.ts'
import { lastProblems } from '../words/publication-words.ts'

export interface Reviewed {
  change: StoredSiteChange
  /** What has been changed on the site since her draft began, and says there now. */
  conflict?: { theirs: Json | undefined }
  /** Why it was refused. */
  words?: string
}

type Facts = Pick<SiteFacts, 'base' | 'draft' | 'publications' | 'preview'>

/** Her draft with what stands against each change, and what stands against none of them. Pure. */
export function reviewDraft(facts: Facts): { reviewed: Reviewed[]; others: readonly SiteProblem[] } {
  const { problems, isTried } = lastProblems(facts)
  const reviewed = facts.draft.map((change): Reviewed => {
    const problem = isTried(change) ? problems.find((each) => isOf(each, change)) : undefined
    const known = siteValueOf(facts.base, change)
    // The publisher has read the folder itself: what it has told counts for more than what is known here.
    const isTold = problem !== undefined && 'theirs' in problem
    const theirs = isTold ? problem.theirs : known
    const isConflict = !sameJson(theirs, change.before) && !sameJson(theirs, change.after)
    return { change, ...(isConflict ? { conflict: { theirs } } : problem ? { words: problem.words } : {}) }
  })
  // What she has changed or discarded since may have mended it: it is told of the draft that was tried, and of no other.
  const isStale = facts.draft.some((change) => !isTried(change))
  const others = isStale ? [] : problems.filter((problem) => !isDiscarded(problem) && !facts.draft.some((change) => isOf(problem, change)))
  return { reviewed, others }
}

/** At a page of hers or a photo that is drafted no more: what was wrong has gone with it. */
const isDiscarded = ({ file, path }: SiteProblem): boolean => file.startsWith(PAGES) || path.startsWith('photos/')

/** A problem at a field, inside it or around it. */
const isOf = (problem: SiteProblem, change: SiteChange): boolean =>
  problem.file === change.file &&
  (keyOf(problem) === keyOf(change) ||
    isInside(problem.path, change.path) ||
    (problem.path !== '' && isInside(change.path, problem.path)) ||
    change.path === '' ||
    change.path.replace('#order', '') === problem.path)
