import { WorkerEntrypoint } from 'cloudflare:workers'
import type { TransactionSql } from 'postgres'
import { countDeadEvents } from '../../db/queries/dead-events.ts'
import { type Readiness, readReadiness } from '../../db/queries/read-readiness.ts'
import { changeBooking, confirmAddress, type EmailCheck, selectHeldTimes, selectRequest } from '../../db/queries/requests.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import type { BookingStatus } from '../../tenants/contract/booking.ts'
import type { Moment } from '../../tenants/contract/moment.ts'
import type { StrangersText } from '../../tenants/contract/strangers-text.ts'
import { ownRequestPath } from '../../tenants/contract/urls.ts'
import { limitReads, TooManyReads } from '../http/limit-reads.ts'
import { logEvent } from '../http/log.ts'
import { databaseAway } from './app/database-away.tsx'
import { linkSecrets } from './keys/link-secrets.ts'
import { readRequestLink } from './keys/request-link.ts'
import { sendDueMails } from './mail/send-due-mails.ts'
import { inTenant } from './postgres/in-tenant.ts'
import { isDatabaseAway } from './postgres/is-database-away.ts'
import { type HeldTime, recallHeldTimes } from './postgres/recall-held-times.ts'
import { tenantLimits } from './postgres/tenant-limits.ts'
import { connectOnce } from './postgres/with-postgres.ts'
import { renderOwnRequest } from './requests/own-request-page.ts'

/** What a client may see of her or his own request. */
export interface OwnRequest {
  reference: string
  status: BookingStatus
  startsAt: Moment
  endsAt: Moment
  city: StrangersText
  locale: string
  emailCheck: EmailCheck
  canCancel: boolean
}

/** What site Workers ask of the platform, over their service binding SITE_API: they hold no database credentials. */
export class SiteApi extends WorkerEntrypoint<PlatformEnv> {
  /** Times that are not free, with the free time after each: in Postgres, and in the outbox on their way there. Milliseconds since 1970. */
  async heldTimes(tenantId: string, { from, to }: HeldTime): Promise<HeldTime[]> {
    const told = recallHeldTimes(tenantId, { from, to }, (range) => this.#readHeldTimes(tenantId, range))
    // Others may wait for it when the one who asked first has left.
    this.ctx.waitUntil(told.catch(() => undefined))
    return told
  }

  async #readHeldTimes(tenantId: string, { from, to }: HeldTime): Promise<HeldTime[]> {
    const outbox = this.env.OUTBOX.get(this.env.OUTBOX.idFromName(tenantId))
    const select = (tx: TransactionSql) => selectHeldTimes(tx, tenantId, { from: new Date(from), to: new Date(to) })
    const [stored, waiting] = await Promise.all([
      limitReads('visitors', () => connectOnce(this.env, (sql) => withTenant(sql, { tenantId, role: 'companion_read' }, select))),
      outbox.heldTimes(),
    ])
    return [...stored, ...waiting].map((held) => ({ from: new Date(held.from).getTime(), to: new Date(held.to).getTime() }))
  }

  /** Events of this tenant that were refused and wait for a person. */
  async countDeadEvents(tenantId: string): Promise<number> {
    return inTenant(this.env, { tenantId, role: 'companion_read' }, (tx) => countDeadEvents(tx, tenantId))
  }

  /** Whether a request of this tenant would reach Postgres now. Throws where Postgres does not answer. */
  async ready(tenantId: string): Promise<Readiness> {
    return limitReads('visitors', () => connectOnce(this.env, (sql) => readReadiness(sql, tenantId)))
  }

  /** The page of the request behind a client's link; 404 where the link is not one of this tenant's, 503 in words where Postgres is away. */
  async showOwnRequest(tenantId: string, token: string): Promise<Response> {
    return inWords(this.env, 'Your request is safe, but I can’t show it at the moment.', async () =>
      renderOwnRequest(await this.#findOwnRequest(tenantId, token)),
    )
  }

  /**
   * What a form of that page does: confirms the address, or cancels the request. The answer leads back to its page, which shows it as it stands now: a
   * reload sends nothing again.
   */
  async actOnOwnRequest(tenantId: string, token: string, { isConfirming }: { isConfirming: boolean }): Promise<Response> {
    const link = await this.#readLink(tenantId, token)
    const undone = isConfirming
      ? 'Your address could not be confirmed just now.'
      : 'Your booking could not be cancelled just now, so it stands as it was.'
    return inWords(this.env, undone, async () => {
      if (link && isConfirming) await this.#confirmOwnAddress(link)
      else if (link) await this.#cancelOwnRequest(link)
      return new Response(null, { status: 303, headers: { Location: ownRequestPath(token) } })
    })
  }

  async #confirmOwnAddress({ tenantId, reference }: { tenantId: string; reference: string }): Promise<void> {
    await inTenant(this.env, { tenantId, role: 'companion_ingest' }, (tx) =>
      confirmAddress(tx, tenantId, { reference, limits: tenantLimits(this.env) }),
    )
  }

  async #cancelOwnRequest({ tenantId, reference }: { tenantId: string; reference: string }): Promise<void> {
    const outcome = await inTenant(this.env, { tenantId, role: 'companion_ingest' }, (tx) =>
      changeBooking(tx, tenantId, { reference, to: 'cancelled', actor: 'client' }),
    )
    if (outcome === 'changed') this.ctx.waitUntil(sendDueMails(this.env))
  }

  async #findOwnRequest(tenantId: string, token: string): Promise<OwnRequest | undefined> {
    const link = await this.#readLink(tenantId, token)
    if (!link) return undefined
    const row = await inTenant(this.env, { tenantId, role: 'companion_read' }, (tx) => selectRequest(tx, tenantId, link.reference))
    if (!row) return undefined
    const { reference, status, startsAt, endsAt, city, locale, emailCheck, clientSteps } = row
    return { reference, status, startsAt, endsAt, city, locale, emailCheck, canCancel: clientSteps.includes('cancelled') }
  }

  async #readLink(tenantId: string, token: string) {
    const link = await readRequestLink(linkSecrets(this.env), { token, holder: 'client' })
    return link?.tenantId === tenantId ? link : undefined
  }
}

async function inWords(env: PlatformEnv, what: string, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof TooManyReads || (await isDatabaseAway(env)))) throw error
    logEvent('database_away', { error })
    return databaseAway(what, { host: 'tenant' })
  }
}
