import type { Sql } from 'postgres'
import { draftSiteChange, selectSiteSource } from '../../db/queries/site-changes.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import type { BuildPaths } from '../../sites/builder/paths.ts'
import { siteValueOf } from '../../tenants/contract/site-fields.ts'
import { draftPath } from '../../tenants/contract/urls.ts'
import { makePreview } from '../publisher/make-preview.ts'
import { publisherPlace } from '../publisher/publisher-place.ts'
import { requestDashboard } from '../test-support/request-dashboard.ts'

const FIELD = { file: 'content.yaml', path: 'tagline' } as const

/** A draft of hers that she has asked to see, made as the publisher makes it. It goes with the data: nothing of it is published. */
export async function draftSomething(
  sql: Sql,
  { tenantId, paths, port, cookie }: { tenantId: string; paths: BuildPaths; port: number; cookie: string },
): Promise<void> {
  await withTenant(sql, { tenantId, role: 'companion_ingest' }, async (tx) => {
    const before = siteValueOf((await selectSiteSource(tx, tenantId)) ?? {}, FIELD)
    await draftSiteChange(tx, tenantId, { ...FIELD, before, after: 'Late suppers by the water', madeBy: 'companion' })
  })
  await requestDashboard(draftPath(), { port, cookie, form: { at: '/' } })
  await makePreview(sql, tenantId, publisherPlace(paths, { say: () => undefined, env: {} }))
}
