import type { StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import type { Experiment } from '../../../../tenants/contract/experiments.ts'
import { type SiteChange, type SiteSource, stepsOf } from '../../../../tenants/contract/site-fields.ts'

// What was one tap is one line of her history, and is taken back by one: a test begins and ends by several fields at once. Pure.

const ofTest = ({ file }: SiteChange): boolean => file === 'experiments.yaml'
/** The change by which such a deed is told: the test itself, or that it has ended. */
const isLead = (change: SiteChange): boolean => ofTest(change) && ['status', undefined].includes(stepsOf(change.path)[2])

/** Those that stand for what was done: all, but of a deed its lead alone. */
export const leads = <C extends SiteChange & { publicationId: string | null }>(changes: readonly C[]): C[] =>
  changes.filter((change) => {
    const together = changes.filter(({ publicationId }) => publicationId !== null && publicationId === change.publicationId)
    return !together.some(isLead) || isLead(change)
  })

/** All that was done with a change, in the order in which it was made: of any but a test's, itself. */
export function deedOf(change: StoredSiteChange, changes: readonly StoredSiteChange[]): StoredSiteChange[] {
  if (!isLead(change)) return [change]
  return changes
    .filter(({ publicationId }) => publicationId === change.publicationId)
    .toSorted((a, b) => Number(a.changeId) - Number(b.changeId))
}

/** Taken back, the last one first; of those that are kept, each with the change that it takes back. */
export const inverseOf = (changes: readonly (SiteChange & { changeId?: string })[]): (SiteChange & { undoes?: string })[] =>
  changes
    .toReversed()
    .map(({ changeId: undoes, file, path, before, after }) => ({ file, path, before: after, after: before, ...(undoes && { undoes }) }))

/** Tests that would run in a place with another one: those that run there now, if any does. Of two in one place none can count. */
export function rivalsIn(then: SiteSource, now: SiteSource): Experiment[] {
  const places = Map.groupBy(runningIn(then), ({ page, slot }) => `${page}/${slot}`)
  const doubled = [...places.values()].filter(({ length }) => length > 1).flat()
  const before = doubled.filter(({ id }) => runningIn(now).some((test) => test.id === id))
  return before.length > 0 ? before : doubled
}

const runningIn = (source: SiteSource): Experiment[] =>
  ((source['experiments.yaml'] ?? {}) as { experiments?: Experiment[] }).experiments?.filter(({ status }) => status === 'running') ?? []
