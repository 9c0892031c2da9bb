import type { SiteMaker, SiteProblem } from '../../db/queries/site-changes.ts'
import { sameJson } from '../../tenants/contract/same-json.ts'
import { type SiteChange, type SiteSource, siteValueOf, withSiteValue } from '../../tenants/contract/site-fields.ts'
import { isHerTestDeed } from '../../tenants/edit/her-tests.ts'
import { hersOf } from '../../tenants/edit/hers-of.ts'
import { isSiteFile, type SiteTexts, sourceOf } from '../../tenants/edit/site-texts.ts'

/** What decides about what is hers for now. */
export interface Standing {
  /** She has hidden her site herself, and may show it again. */
  isHiddenByHer: boolean
  /** She sets it up: its name is hers to choose, and whether it is public is the operator's. */
  isSetUp: boolean
}

export interface PlannedPublication {
  /** To be written; what the folder says already is left out. */
  changes: SiteChange[]
  /** Any: nothing of it is published. */
  problems: SiteProblem[]
}

/**
 * What of a publication is to be written into her folder. A field that says neither what it said when she began nor what she wants has been changed by a
 * developer meanwhile. One that says what she wants was written by a publisher that was killed afterwards. Pure.
 */
export function planPublication(
  source: SiteSource,
  changes: readonly (SiteChange & { madeBy: SiteMaker })[],
  standing: Standing,
): PlannedPublication {
  let now = source
  const planned: PlannedPublication = { changes: [], problems: [] }
  for (const { file, path, before, after, madeBy } of changes) {
    const change = { file, path, before, after }
    const words = madeBy === 'companion' || !isSiteFile(file) ? refusalOf(change, standing) : undefined
    // Against what she saw: the folder, or the folder with what she had drafted before.
    const [first, current] = [siteValueOf(source, change), siteValueOf(now, change)]
    if (words !== undefined) planned.problems.push({ file, path, words })
    else if (sameJson(current, after)) continue
    else if (!sameJson(current, before) && !sameJson(first, before))
      planned.problems.push({ file, path, words: CONFLICT, ...(current === undefined ? {} : { theirs: current }) })
    else {
      planned.changes.push(change)
      now = withSiteValue(now, change, after)
    }
  }
  return planned
}

/** The same, of the texts of her folder. Pure. */
export function planFrom(
  texts: SiteTexts,
  changes: readonly (SiteChange & { madeBy: SiteMaker })[],
  { isHiddenByHer, isSetUp }: Standing,
): PlannedPublication {
  if (texts.has('tenant.yaml')) return planPublication(sourceOf(texts), changes, { isHiddenByHer, isSetUp })
  const words = 'The files of your site are not where they should be. Ask whoever looks after it.'
  return { changes: [], problems: [{ file: 'tenant.yaml', path: '', words }] }
}

const CONFLICT = 'This was changed on your site by somebody else since you began. Keep yours, or take what is there now.'

/** Why she may not change a field. Undefined: she may. */
function refusalOf(change: SiteChange, standing: Standing): string | undefined {
  if (!isSiteFile(change.file)) return 'This is not part of what you can change here.'
  if (change.file === 'tenant.yaml' && change.path === 'status') return refusalOfStatus(change, standing)
  if (isHerTestDeed(change)) return undefined
  const hers = hersOf(change)
  const isHers = hers !== undefined && (hers.group !== 'start' || standing.isSetUp)
  return isHers ? undefined : 'This is not part of what you can change here. Ask whoever looks after your site.'
}

/** She hides what is public, and shows again what she has hidden herself. A preview is opened by the operator. */
function refusalOfStatus({ before, after }: SiteChange, { isHiddenByHer, isSetUp }: Standing): string | undefined {
  if (isSetUp) return NOT_APPROVED
  if (before === 'active' && after === 'inactive') return undefined
  if (before === 'inactive' && after === 'active' && isHiddenByHer) return undefined
  return before === 'preview' ? NOT_APPROVED : 'Your site was closed for you. Ask whoever looks after it to open it again.'
}

const NOT_APPROVED = 'Your site is still a preview. It goes public once it has been approved.'
