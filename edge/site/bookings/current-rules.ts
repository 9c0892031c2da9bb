import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { logEvent } from '../../http/log.ts'
import type { SiteContext } from '../context.ts'

/** What a request is read by: her rules as they are now; as they were when the site was built, where the platform cannot say. */
export async function currentRules({ env, manifest }: Pick<SiteContext, 'env' | 'manifest'>): Promise<Manifest['booking']> {
  try {
    return { ...manifest.booking, ...(await env.SITE_API.bookingRules(manifest.tenantId)) }
  } catch (error) {
    logEvent('rules_not_read', { tenant: manifest.tenantId, error })
    return manifest.booking
  }
}
