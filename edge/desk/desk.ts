import { WorkerEntrypoint } from 'cloudflare:workers'
import { pingDatabase } from '../../db/queries/ping-database.ts'
import {
  type ChangeOutcome,
  changeBooking,
  confirmAddress,
  type EmailCheck,
  selectHeldTimes,
  selectRequest,
} from '../../db/queries/requests.ts'
import type { Moment } from '../../tenants/contract/moment.ts'
import { tenantLimits } from '../bookings/tenant-limits.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { withPostgres } from '../platform/connect-postgres.ts'
import { inTenant } from './in-tenant.ts'
import { renderOwnRequest } from './own-request-page.ts'
import { readRequestLink } from './request-link.ts'

/** What a client may see of her or his own request. */
export interface OwnRequest {
  reference: string
  status: string
  startsAt: Moment
  endsAt: Moment
  city: string
  locale: string
  emailCheck: EmailCheck
  heldUntil: Moment
}

/** What site Workers ask of the platform, over their service binding DESK: they hold no database credentials. */
export class Desk extends WorkerEntrypoint<PlatformEnv> {
  /** Times that are not free, with the free time after each: in Postgres, and in the outbox on their way there. Milliseconds since 1970. */
  async heldTimes(tenantId: string, { from, to }: { from: number; to: number }): Promise<{ from: number; to: number }[]> {
    const outbox = this.env.OUTBOX.get(this.env.OUTBOX.idFromName(tenantId))
    const [stored, waiting] = await Promise.all([
      inTenant(this.env, { tenantId, role: 'companion_read' }, (tx) =>
        selectHeldTimes(tx, tenantId, { from: new Date(from), to: new Date(to) }),
      ),
      outbox.heldTimes(),
    ])
    return [...stored, ...waiting].map((held) => ({ from: new Date(held.from).getTime(), to: new Date(held.to).getTime() }))
  }

  /** Throws where Postgres does not answer. */
  async ping(): Promise<void> {
    await withPostgres(this.env, pingDatabase)
  }

  /** The page of the request behind a client's link; 404 where the link is not one of this tenant's. */
  async showOwnRequest(tenantId: string, token: string): Promise<Response> {
    return renderOwnRequest(await this.#findOwnRequest(tenantId, token), new Date())
  }

  /** What a form of that page does: confirms the address, or cancels the request. */
  async actOnOwnRequest(tenantId: string, token: string, { isConfirming }: { isConfirming: boolean }): Promise<void> {
    if (!isConfirming) await this.cancelOwnRequest(tenantId, token)
    else await this.#confirmOwnAddress(tenantId, token)
  }

  async #confirmOwnAddress(tenantId: string, token: string): Promise<void> {
    const link = await this.#readLink(tenantId, token)
    if (!link) return
    await inTenant(this.env, { tenantId, role: 'companion_ingest' }, (tx) =>
      confirmAddress(tx, tenantId, { reference: link.reference, limits: tenantLimits(this.env) }),
    )
  }

  /** Cancels it; undefined where the link is not one of this tenant's. */
  async cancelOwnRequest(tenantId: string, token: string): Promise<ChangeOutcome | undefined> {
    const link = await this.#readLink(tenantId, token)
    if (!link) return undefined
    const outcome = await inTenant(this.env, { tenantId, role: 'companion_ingest' }, (tx) =>
      changeBooking(tx, tenantId, { reference: link.reference, to: 'cancelled', actor: 'client' }),
    )
    if (outcome === 'changed') this.ctx.waitUntil(sendDueMails(this.env))
    return outcome
  }

  async #findOwnRequest(tenantId: string, token: string): Promise<OwnRequest | undefined> {
    const link = await this.#readLink(tenantId, token)
    if (!link) return undefined
    const row = await inTenant(this.env, { tenantId, role: 'companion_read' }, (tx) => selectRequest(tx, tenantId, link.reference))
    if (!row) return undefined
    const { reference, status, startsAt, endsAt, city, locale, emailCheck, heldUntil } = row
    return { reference, status, startsAt, endsAt, city, locale, emailCheck, heldUntil }
  }

  async #readLink(tenantId: string, token: string) {
    const link = await readRequestLink(this.env.LINK_SECRET, { token, holder: 'client' })
    return link?.tenantId === tenantId ? link : undefined
  }
}
