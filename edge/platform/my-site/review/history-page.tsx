import { type StoredSiteChange, selectSiteHistory } from '../../../../db/queries/site-changes.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { readSite } from '../page/read-site.ts'
import { backToMySite, sitePage } from '../page/site-page.tsx'
import { History } from './History.tsx'

const SHOWN_MAX = 60

export const readHistory = (env: PlatformEnv, tenantId: string, limit = SHOWN_MAX): Promise<StoredSiteChange[]> =>
  inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectSiteHistory(tx, tenantId, limit))

export async function showHistory(env: PlatformEnv, asked: { tenantId: string; now: Date }): Promise<Response> {
  const [facts, changes] = await Promise.all([readSite(env, asked), readHistory(env, asked.tenantId)])
  return sitePage({
    facts,
    title: 'History',
    back: backToMySite,
    isNarrow: true,
    children: <History facts={facts} changes={changes} readMax={SHOWN_MAX} />,
  })
}
