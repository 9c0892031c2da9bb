import type { Sql } from 'postgres'
import { selectReportTenant } from '../../db/queries/report-facts.ts'
import {
  draftSiteChange,
  lockSiteDraft,
  type Publication,
  publishAtOnce,
  type StoredSiteChange,
  selectDraft,
  selectOnItsWay,
  selectPublications,
  selectPublished,
  selectSiteHistory,
  selectSiteSource,
} from '../../db/queries/site-changes.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { deedOf, inverseOf } from '../../edge/platform/my-site/review/deeds.ts'
import { type Clash, inOrder, planUndo, togetherWith } from '../../edge/platform/my-site/review/plan-undo.ts'
import { sameJson } from '../../tenants/contract/same-json.ts'
import { type Json, type SiteField, type SiteSource, siteValueOf, withSiteValue } from '../../tenants/contract/site-fields.ts'
import { isSiteFile } from '../../tenants/edit/site-texts.ts'
import { tellField } from '../publisher/commit-message.ts'

// What is changed on a site by her phone and by `npm run changes`, for developers. Throws a sentence where nothing was done.

interface Place {
  sql: Sql
  tenant: string
}

const LISTED = 50
const VALUE_LENGTH_MAX = 60

/** Drafts, what is on its way, and what was published, the newest last. */
export async function listChanges(place: Place): Promise<Record<string, string>[]> {
  return look(place, async (tx, source) => {
    const [history, coming, draft] = await Promise.all([
      selectSiteHistory(tx, place.tenant, LISTED),
      selectOnItsWay(tx, place.tenant),
      selectDraft(tx, place.tenant),
    ])
    return [...history.toReversed(), ...coming, ...draft].map((change) => rowOf(change, source))
  })
}

const rowOf = (change: StoredSiteChange, source: SiteSource): Record<string, string> => ({
  change: change.changeId,
  when: change.madeAt.toISOString().slice(0, 16).replace('T', ' '),
  by: change.madeBy === 'companion' ? 'her' : 'developer',
  state: { draft: 'draft', asked: 'on its way', live: 'live' }[change.state],
  what: tellField(change, source),
  field: nameOf(change),
  from: shorten(change.before),
  to: shorten(change.after),
})

const nameOf = ({ file, path }: SiteField): string => (path === '' ? file : `${file} ${path}`)
const shorten = (value: Json | undefined): string => {
  const text = value === undefined ? '–' : JSON.stringify(value)
  return text.length > VALUE_LENGTH_MAX ? `${text.slice(0, VALUE_LENGTH_MAX - 1)}…` : text
}

/** One change whole, with what became of its publication. */
export async function showChange(place: Place, changeId: string): Promise<string> {
  return look(place, async (tx, source) => {
    const change = await findChange(tx, place.tenant, changeId)
    const publication = (await selectPublications(tx, place.tenant, 1000)).find((each) => each.publicationId === change.publicationId)
    const lines = [
      `${tellField(change, source)} (${nameOf(change)}), ${rowOf(change, source).state}`,
      `by ${change.madeBy === 'companion' ? 'her' : 'a developer'}, ${change.madeAt.toISOString()}`,
      ...(change.undoes === null ? [] : [`takes back ${change.undoes}`]),
      `from ${JSON.stringify(change.before) ?? 'nothing'}`,
      `to   ${JSON.stringify(change.after) ?? 'nothing'}`,
      ...(publication ? tellPublication(publication) : []),
    ]
    return lines.join('\n')
  })
}

const tellPublication = ({ publicationId, state, commitId, problems }: Publication): string[] => [
  `publication ${publicationId}: ${state === 'asked' ? 'on its way' : state}${commitId === null ? '' : `, commit ${commitId.slice(0, 12)}`}`,
  ...problems.map((problem) => `  ${nameOf(problem)}: ${problem.words}`),
]

/** Publishes her draft, or one field, as a developer: by the same publisher, with the same checks. Returns the publication. */
export async function applyChange(place: Place, asked: { field: SiteField; value: Json | undefined }): Promise<string> {
  const { field, value } = asked
  if (!isSiteFile(field.file))
    throw new Error(`"${field.file}" is no file that a change can write: content.yaml, about.md, pages/letters.md …`)
  return deed(place, async (tx, source) => {
    const before = siteValueOf(source, field)
    if (sameJson(before, value)) throw new Error(`${nameOf(field)} says that already.`)
    if (!sameJson(siteValueOf(withSiteValue(source, field, value), field), value)) throw new Error(`There is no place ${nameOf(field)}.`)
    return publishAtOnce(tx, place.tenant, { changes: [{ ...field, before, after: value }], askedBy: 'developer' })
  })
}

/** Drafts a field for her to look at and publish herself. */
export async function draftChange(place: Place, { field, value }: { field: SiteField; value: Json | undefined }): Promise<void> {
  await deed(place, async (tx, source) => {
    await draftSiteChange(tx, place.tenant, { ...field, before: siteValueOf(source, field), after: value, madeBy: 'developer' })
  })
}

/**
 * Publishes the inverse of a change that is live, or of all that went live with it. What her site would not do without is refused here, before a publisher
 * has to. Returns the publication.
 */
export async function revertChange(place: Place, { changeId, isTogether }: { changeId: string; isTogether: boolean }): Promise<string> {
  return deed(place, async (tx, source) => {
    const change = await findChange(tx, place.tenant, changeId)
    if (change.state !== 'live') throw new Error(`Change ${changeId} is not live, so that there is nothing to take back.`)
    const published = await publishedWith(tx, place.tenant, change)
    const taken = isTogether ? published : deedOf(change, published)
    const tenant = await selectReportTenant(tx, place.tenant)
    const sources = { base: source, source, telling: { locale: tenant?.locale ?? 'en-AU', currency: tenant?.currency ?? 'AUD' } }
    const undo = planUndo(taken, sources)
    if (undo.reason === 'changed') throw new Error(`It has been changed again since:\n${undo.clashes.map(tellClash).join('\n')}`)
    if (undo.reason === 'needed') throw new Error(tellNeeded(changeId, togetherWith(taken, published, sources)))
    return publishAtOnce(tx, place.tenant, { changes: inverseOf(taken), askedBy: 'developer' })
  })
}

async function publishedWith(tx: Parameters<Work<unknown>>[0], tenant: string, change: StoredSiteChange): Promise<StoredSiteChange[]> {
  return change.publicationId === null ? [change] : inOrder(await selectPublished(tx, tenant, change.publicationId))
}

const tellClash = ({ change, now }: Clash): string =>
  `  ${nameOf(change)} was published as ${shorten(change.after)} and says ${shorten(now)}.`

function tellNeeded(changeId: string, together: readonly StoredSiteChange[] | undefined): string {
  if (!together) return `The rest of the site needs change ${changeId} as it is.`
  const others = together.filter((each) => each.changeId !== changeId).map((each) => `${each.changeId} (${nameOf(each)})`)
  return `Change ${changeId} belongs together with ${others.join(', ')}: the site can't have one without the other. --together takes back all that was published with it.`
}

/** How a publication ended; undefined: not yet. */
export async function endOf(place: Place, publicationId: string): Promise<Publication | undefined> {
  return look(place, async (tx) => {
    const found = (await selectPublications(tx, place.tenant, 1000)).find((each) => each.publicationId === publicationId)
    return found?.state === 'asked' ? undefined : found
  })
}

type Work<T> = (tx: Parameters<Parameters<typeof withTenant>[2]>[0], source: SiteSource) => Promise<T>

const look = <T>({ sql, tenant }: Place, work: Work<T>): Promise<T> =>
  withTenant(sql, { tenantId: tenant, role: 'companion_read' }, async (tx) => work(tx, await sourceFor(tx, tenant)))

const deed = <T>({ sql, tenant }: Place, work: Work<T>): Promise<T> =>
  withTenant(sql, { tenantId: tenant, role: 'companion_ingest' }, async (tx) => {
    await lockSiteDraft(tx, tenant)
    return work(tx, await sourceFor(tx, tenant))
  })

async function sourceFor(tx: Parameters<Work<unknown>>[0], tenant: string): Promise<SiteSource> {
  const source = await selectSiteSource(tx, tenant)
  if (source) return source
  throw new Error(`Nothing is known of the site of "${tenant}". Is the name right? Else first: npm run migrate`)
}

async function findChange(tx: Parameters<Work<unknown>>[0], tenant: string, changeId: string): Promise<StoredSiteChange> {
  const [live, coming, draft] = await Promise.all([
    selectSiteHistory(tx, tenant, 10_000),
    selectOnItsWay(tx, tenant),
    selectDraft(tx, tenant),
  ])
  const found = [...live, ...coming, ...draft].find((each) => each.changeId === changeId)
  if (!found) throw new Error(`${tenant} has no change ${changeId}. npm run changes -- list ${tenant} has their numbers.`)
  return found
}
