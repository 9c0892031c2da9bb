import { SESSION_GAP_MINUTES } from '../../../tenants/contract/limits.ts'
import { localDay } from '../../http/local-day.ts'
import type { SiteContext } from '../context.ts'
import { anonymize, hashNetwork, type VisitorId } from './anonymize.ts'
import { daySalt } from './day-salt.ts'

export interface VisitorIds {
  visitorId: VisitorId
  /** The id of yesterday, while a visit of yesterday may still last. */
  previousVisitorId: VisitorId | null
}

/** Who sends a booking request: the visitor and the network, both of today and this tenant. */
export async function identifySender(context: SiteContext): Promise<{ visitorId: VisitorId; networkHash: string }> {
  const { request, manifest, env, now } = context
  const { tenantId, booking } = manifest
  const salt = await daySalt(tenantId, () => env.SALTS.get(env.SALTS.idFromName(tenantId)), localDay(now, booking.timeZone).day)
  const [visitorId, networkHash] = await Promise.all([anonymize({ salt, tenantId, request }), hashNetwork({ salt, tenantId, request })])
  return { visitorId, networkHash }
}

/** Of requests that are being answered: a first visit asks twice, for its draws and for its events. */
const known = new WeakMap<Request, VisitorIds>()

/** Who this is today, at this tenant. The day is the tenant's own, so that a day's visitors are counted under one salt. */
export async function identifyVisitor(context: SiteContext): Promise<VisitorIds> {
  const ids = known.get(context.request) ?? (await identify(context))
  known.set(context.request, ids)
  return ids
}

async function identify({ env, request, manifest, now }: SiteContext): Promise<VisitorIds> {
  const { tenantId, booking } = manifest
  const keeper = () => env.SALTS.get(env.SALTS.idFromName(tenantId))
  const { day, yesterday, minutes } = localDay(now, booking.timeZone)
  const salt = await daySalt(tenantId, keeper, day)
  const before = minutes < SESSION_GAP_MINUTES ? await keeper().findSalt(yesterday) : undefined
  const visitorId = await anonymize({ salt, tenantId, request })
  return { visitorId, previousVisitorId: before ? await anonymize({ salt: before, tenantId, request }) : null }
}
