import type { Sql } from 'postgres'
import type { DueMail } from '../../../db/queries/mails.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { isYounger } from '../../http/is-younger.ts'
import type { Client } from '../keys/open-request.ts'
import { openRequests } from '../keys/open-request.ts'
import { type BookingFacts, readBookingFacts } from './read-booking-facts.ts'

/** How old what was read for all may be when a mail is made of it. */
const FACTS_AGE_MS_MAX = 2000

/** What a mail on a booking is made of; undefined where there is no such booking. `client`: undefined where the details are gone or cannot be opened. */
export type ReadBooking = (due: DueMail) => Promise<(BookingFacts & { client: Client | undefined }) | undefined>

/**
 * Reads the bookings that these mails are about, those of one tenant at once: both mails of a request are about the same one. Where that fails each mail
 * reads its own, so that what is wrong with one booking keeps no other's mail back.
 */
export function readTogether(env: PlatformEnv, sql: Sql, dues: readonly DueMail[]): ReadBooking {
  const read = async (tenantId: string, references: readonly string[]) => {
    const asked = { tenantId, references, now: new Date() }
    const facts = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => readBookingFacts(tx, asked))
    const all = [...facts.values()]
    const clients = await openRequests(
      env,
      tenantId,
      all.map(({ booking }) => booking),
    )
    return new Map(all.map((each, index) => [each.booking.reference, { ...each, client: clients[index] }]))
  }
  const together = new Map(
    [...Map.groupBy(dues, ({ tenantId }) => tenantId)].map(([tenantId, of]) => {
      const reading = read(tenantId, [...new Set(of.map(({ occasion }) => occasion))])
      return [tenantId, reading.catch(() => undefined)] as const
    }),
  )
  const start = Date.now()
  return async ({ tenantId, occasion }) => {
    // Behind a slow mail server it may have changed meanwhile.
    const known = isYounger(start, FACTS_AGE_MS_MAX) ? await together.get(tenantId) : undefined
    return (known ?? (await read(tenantId, [occasion]))).get(occasion)
  }
}
