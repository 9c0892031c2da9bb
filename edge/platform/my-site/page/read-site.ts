import type { TransactionSql } from 'postgres'
import { selectBookingRules } from '../../../../db/queries/booking-rules.ts'
import { type NewPhoto, selectNewPhotos } from '../../../../db/queries/photo-uploads.ts'
import { type PhotoVersions, selectPhotoVersions } from '../../../../db/queries/photo-versions.ts'
import { type Picture, selectPictures } from '../../../../db/queries/pictures.ts'
import { type ReportTenant, selectReportTenant } from '../../../../db/queries/report-facts.ts'
import { type ShellRow, selectShell } from '../../../../db/queries/shell.ts'
import {
  discardDraft,
  draftSiteChange,
  lockSiteDraft,
  type Publication,
  type StoredSiteChange,
  selectDraft,
  selectOnItsWay,
  selectPublications,
  selectSiteSource,
} from '../../../../db/queries/site-changes.ts'
import { type DraftPreview, selectPreview } from '../../../../db/queries/site-previews.ts'
import { type SiteState, selectSiteState } from '../../../../db/queries/site-state.ts'
import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import type { SiteChange, SiteSource } from '../../../../tenants/contract/site-fields.ts'
import { siteUrl } from '../../mail/addresses.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { planDraft, withChanges } from '../form/plan-save.ts'
import { draftAddresses, draftOrigin } from '../preview/draft-key.ts'
import type { Telling } from '../words/value-words.ts'

export interface SiteFacts {
  tenantId: string
  now: Date
  shell: ShellRow
  tenant: ReportTenant
  site: SiteState
  /** Without a slash at the end. */
  siteAddress: string
  /** What is live; undefined: nothing is known of it, so that nothing can be changed here. */
  live: SiteSource | undefined
  /** The same once all is live that she has asked for. */
  base: SiteSource
  /** And with her draft: what her forms show. */
  source: SiteSource
  draft: readonly StoredSiteChange[]
  onItsWay: readonly StoredSiteChange[]
  /** Newest first. */
  publications: readonly Publication[]
  pictures: ReadonlyMap<string, Picture>
  /** Of her drafts, and of those whose originals she keeps: by their ids. */
  newPhotos: ReadonlyMap<string, NewPhoto>
  /** What is burnt into each file that was made of one of hers. */
  photoVersions: PhotoVersions
  rules: BookingRules | undefined
  telling: Telling
  /** Her draft as a site, where she has asked for that. */
  preview: ShownPreview | undefined
}

/** With what opens it: for her alone. */
export interface ShownPreview extends DraftPreview {
  origin: string
  /** Of a page of it, e.g. `/rates`. */
  addressOf: (path: string) => string
}

const PUBLICATIONS_READ = 60

export interface Asked {
  tenantId: string
  now: Date
}

/** Everything that a page about her site may show. */
export const readSite = (env: PlatformEnv, asked: Asked): Promise<SiteFacts> =>
  inTenant(env, { tenantId: asked.tenantId, role: 'companion_read' }, (tx) => readFacts(env, tx, asked))

/** The same to act on: nobody else drafts until `work` is done. */
export const withSite = <T>(env: PlatformEnv, asked: Asked, work: (tx: TransactionSql, facts: SiteFacts) => Promise<T>): Promise<T> =>
  inTenant(env, { tenantId: asked.tenantId, role: 'companion_ingest' }, async (tx) => {
    await lockSiteDraft(tx, asked.tenantId)
    return work(tx, await readFacts(env, tx, asked))
  })

/** Keeps changes as her draft. */
export async function draftChanges(
  tx: TransactionSql,
  { tenantId, base, draft }: SiteFacts,
  changes: readonly SiteChange[],
): Promise<void> {
  const plan = planDraft(changes, { base, draft })
  for (const field of plan.discard) await discardDraft(tx, tenantId, field)
  for (const change of plan.draft) await draftSiteChange(tx, tenantId, { ...change, madeBy: 'companion' })
}

async function readFacts(env: PlatformEnv, tx: TransactionSql, { tenantId, now }: Asked): Promise<SiteFacts> {
  const [shell, tenant, site, live, draft, onItsWay, publications, pictures, newPhotos, photoVersions, rules, preview] = await Promise.all([
    selectShell(tx, tenantId),
    selectReportTenant(tx, tenantId),
    selectSiteState(tx, tenantId),
    selectSiteSource(tx, tenantId),
    selectDraft(tx, tenantId),
    selectOnItsWay(tx, tenantId),
    selectPublications(tx, tenantId, PUBLICATIONS_READ),
    selectPictures(tx, tenantId),
    selectNewPhotos(tx, tenantId),
    selectPhotoVersions(tx, tenantId),
    selectBookingRules(tx, tenantId),
    selectPreview(tx, tenantId),
  ])
  if (!tenant || !site) throw new Error('A session without a tenant.')
  const base = withChanges(live ?? {}, onItsWay)
  const source = withChanges(base, draft)
  const { locale, currency } = tenant
  return {
    tenantId,
    now,
    shell,
    tenant,
    site,
    siteAddress: siteUrl(env, { tenantId, host: site.host }),
    live,
    base,
    source,
    draft,
    onItsWay,
    publications,
    pictures,
    newPhotos,
    photoVersions,
    rules,
    telling: { locale, currency, source, photoVersions },
    preview: preview && (await withAddresses(env, tenantId, preview)),
  }
}

async function withAddresses(env: PlatformEnv, tenantId: string, preview: DraftPreview): Promise<ShownPreview | undefined> {
  const addressOf = await draftAddresses(env, tenantId, preview)
  return addressOf && { ...preview, origin: draftOrigin(env, tenantId), addressOf }
}
