import { lockBookingRules } from '../../../../db/queries/booking-rules.ts'
import { selectReportTenant } from '../../../../db/queries/report-facts.ts'
import { asksForCity, confirmWaiting, leaveWaitingList, selectWaiting, type WaitingRow } from '../../../../db/queries/waiting-list.ts'
import { languageFor, type SiteLanguage } from '../../../../tenants/contract/site-language.ts'
import { linkSecrets } from '../../keys/link-secrets.ts'
import { readRequestLink } from '../../keys/request-link.ts'
import { inTenant } from '../../postgres/in-tenant.ts'
import { readFreeInLeg } from './tell-waiting.ts'

// What somebody who waits for a leg, or asks her to come, sees and does behind the link of a mail (site-api.ts).

interface OwnPlace {
  tenantId: string
  reference: string
}

/** What is kept of somebody, and the language in which it was asked. */
export interface OwnWaiting {
  waiter: WaitingRow
  spoken: SiteLanguage
}

/** The entry of a link; undefined where it is not one of this tenant's. */
export async function readWaitingLink(env: PlatformEnv, tenantId: string, token: string): Promise<OwnPlace | undefined> {
  const link = await readRequestLink(linkSecrets(env), { token, holder: 'waiting' })
  return link?.tenantId === tenantId ? link : undefined
}

export const readOwnPlace = async (env: PlatformEnv, { tenantId, reference }: OwnPlace): Promise<OwnWaiting | undefined> => {
  const [waiter, tenant] = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectWaiting(tx, tenantId, reference), selectReportTenant(tx, tenantId)]),
  )
  return waiter && tenant && { waiter, spoken: languageFor(waiter.language, tenant.siteLanguages, tenant.locale) }
}

/** "Yes, tell me". Whether the leg can be booked is noted under the lock of her calendar, so that nothing that becomes free from then on is missed. */
export const sayYes = (env: PlatformEnv, { tenantId, reference }: OwnPlace, now: Date): Promise<void> =>
  inTenant(env, { tenantId, role: 'companion_ingest' }, async (tx) => {
    const rules = await lockBookingRules(tx, tenantId)
    const waiter = await selectWaiting(tx, tenantId, reference)
    if (!waiter || waiter.confirmedAt !== null) return
    // Who asks her to come is told by her, and not when a time comes free.
    const free = rules && !asksForCity(waiter) ? await readFreeInLeg(tx, tenantId, { leg: waiter, rules, now }) : []
    await confirmWaiting(tx, tenantId, { reference, isOpen: free.length > 0 })
  })

/** "Stop": the entry and, within a minute, the key to its address. */
export const stopWaiting = (env: PlatformEnv, { tenantId, reference }: OwnPlace): Promise<void> =>
  inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => leaveWaitingList(tx, tenantId, reference))
