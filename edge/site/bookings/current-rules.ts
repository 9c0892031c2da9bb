import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { logEvent } from '../../http/log.ts'
import type { SiteContext } from '../context.ts'

/** What a request is read by: her rules as they are now; as they were when the site was built, where the platform cannot say. */
export async function currentRules({ env, manifest }: Pick<SiteContext, 'env' | 'manifest'>): Promise<Manifest['booking']> {
  try {
    return rulesOf(manifest, await env.SITE_API.bookingRules(manifest.tenantId))
  } catch (error) {
    logEvent('rules_not_read', { tenant: manifest.tenantId, error })
    return manifest.booking
  }
}

/** A draft that has moved her home is looked at by its own: what the platform knows is of the home that her live site has. Pure. */
export const rulesOf = (manifest: Pick<Manifest, 'booking' | 'draft'>, known: BookingRules | undefined): Manifest['booking'] =>
  manifest.draft && !isOfThisHome(manifest, known) ? manifest.booking : { ...manifest.booking, ...known }

/** Not so of a draft that has moved her home, and of a live page for the moment until its publication has reached her rules. Pure. */
export const isOfThisHome = (
  { booking }: Pick<Manifest, 'booking'>,
  known: Pick<Manifest['booking'], 'city' | 'timeZone'> | undefined,
): boolean => known === undefined || (known.city === booking.city && known.timeZone === booking.timeZone)
