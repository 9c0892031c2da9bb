import type { StoredSiteChange } from '../../../../db/queries/site-changes.ts'
import { sameJson } from '../../../../tenants/contract/same-json.ts'
import { type Json, type SiteSource, siteValueOf, withSiteValue } from '../../../../tenants/contract/site-fields.ts'
import { withChanges } from '../form/plan-save.ts'
import type { Telling } from '../words/value-words.ts'
import { deedOf, inverseOf, leads } from './deeds.ts'
import { type Cause, causesAgainst } from './undo-causes.ts'

/** A field that has been changed again since, and what it says now. */
export interface Clash {
  change: StoredSiteChange
  now: Json | undefined
  /** What it says now is drafted, and on her site nowhere. */
  isDraft: boolean
}

/** `needed`: nothing has changed since, but the rest of her site would not do without it, and why. */
export type Undo =
  | { reason: 'possible' }
  | { reason: 'changed'; clashes: readonly Clash[] }
  | { reason: 'needed'; causes: readonly Cause[] }

export interface Sources {
  base: SiteSource
  /** With her draft. */
  source: SiteSource
  telling: Pick<Telling, 'locale' | 'currency'>
}

/** Whether changes can be taken back at once, and a build would take what is live then. `deed`: in the order in which they were made. Pure. */
export function planUndo(deed: readonly StoredSiteChange[], { base, source, telling }: Sources): Undo {
  const clashes = clashesOf(deed, { base, source })
  if (clashes.length > 0) return { reason: 'changed', clashes }
  const then = withChanges(base, inverseOf(deed))
  const files = [...new Set(deed.map(({ file }) => file))]
  const causes = causesAgainst({ base, then, files, telling })
  return causes.length === 0 ? { reason: 'possible' } : { reason: 'needed', causes }
}

/**
 * What has to go back with changes that the site needs alone: one other deed of their publication where that is enough, else all of it. Undefined: not even
 * that would do. `published`: all that went live with them. Pure.
 */
export function togetherWith(
  deed: readonly StoredSiteChange[],
  published: readonly StoredSiteChange[],
  sources: Sources,
): StoredSiteChange[] | undefined {
  const others = leads(published).filter((each) => !deed.includes(each))
  const pairs = others.map((other) => inOrder([...deed, ...deedOf(other, published)]))
  return [...pairs, [...published]].find((each) => each.length > deed.length && planUndo(each, sources).reason === 'possible')
}

/** What of a deed has not been changed since, as far as that can go back without the rest. Pure. */
export function restOf(deed: readonly StoredSiteChange[], undo: Undo, sources: Sources): StoredSiteChange[] {
  if (undo.reason !== 'changed') return []
  const rest = leads(deed)
    .map((lead) => deedOf(lead, deed))
    .filter((each) => each.every((change) => !undo.clashes.some((clash) => clash.change === change)))
  const changes = inOrder(rest.flat())
  return changes.length > 0 && planUndo(changes, sources).reason === 'possible' ? changes : []
}

export const inOrder = (changes: readonly StoredSiteChange[]): StoredSiteChange[] =>
  changes.toSorted((a, b) => Number(a.changeId) - Number(b.changeId))

function clashesOf(deed: readonly StoredSiteChange[], { base, source }: Pick<Sources, 'base' | 'source'>): Clash[] {
  const live = clashesIn(deed, base)
  const drafted = clashesIn(deed, source).filter(({ change }) => !live.some((each) => each.change === change))
  return [...live.map((clash) => ({ ...clash, isDraft: false })), ...drafted.map((clash) => ({ ...clash, isDraft: true }))]
}

/** Step by step from the last one back: what the deed itself has changed afterwards is no other change. */
export function clashesIn(deed: readonly StoredSiteChange[], source: SiteSource): Omit<Clash, 'isDraft'>[] {
  const clashes: Omit<Clash, 'isDraft'>[] = []
  let now = source
  for (const change of deed.toReversed()) {
    const value = siteValueOf(now, change)
    if (sameJson(value, change.after)) now = withSiteValue(now, change, change.before)
    else clashes.unshift({ change, now: value })
  }
  return clashes
}
