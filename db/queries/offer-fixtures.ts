import type { Sql } from 'postgres'
import { at, type floodFixtures } from './booking-fixtures.ts'
import { offerTimes, pickTime, selectOffers, withdrawTimes } from './offers.ts'
import { changeBooking } from './requests.ts'

/** What tests of other times ask of a database of their own. */
export function offerFixtures(sql: Sql, has: ReturnType<typeof floodFixtures>) {
  /** A request for three hours from 8:00 UTC of a day, and what can be done with it. */
  async function waiting(tenant: string, day: number, change: Parameters<typeof has.insert>[1] = {}) {
    const { booking } = await has.insert(tenant, { startsAt: at(day, 8), endsAt: at(day, 11), ...change })
    const { reference } = booking
    return {
      reference,
      offer: (...starts: string[]) => offerTimes(sql, tenant, { reference, starts: starts.map((each) => new Date(each)) }),
      pick: (startsAt: string, by = sql) => pickTime(by, tenant, { reference, startsAt: new Date(startsAt) }),
      withdraw: () => withdrawTimes(sql, tenant, reference),
      change: (to: string, actor: 'client' | 'companion' = 'companion') => changeBooking(sql, tenant, { reference, to, actor }),
      offered: async () => (await selectOffers(sql, tenant, reference)).map(({ startsAt }) => new Date(startsAt.at).toISOString()),
      row: async () =>
        (
          await sql`select status, starts_at, ends_at, email_check from bookings where tenant_id = ${tenant} and reference = ${reference}`
        )[0],
      log: async () =>
        (
          await sql`
          select l.to_status, l.actor, l.deed from booking_log l join bookings b using (tenant_id, booking_id)
          where b.tenant_id = ${tenant} and b.reference = ${reference} order by log_id`
        ).map(({ to_status, actor, deed }) => `${actor} ${deed ?? to_status}`),
      mails: () => has.mailsOf(tenant, { reference }),
    }
  }
  /** Whether somebody else gets an hour. */
  const isFree = async (tenant: string, start: string) => {
    const end = new Date(Date.parse(start) + 3_600_000).toISOString()
    const { outcome, booking } = await has.insert(tenant, { startsAt: start, endsAt: end, bufferMinutes: 0 })
    await changeBooking(sql, tenant, { reference: booking.reference, to: 'declined', actor: 'companion' })
    return outcome === 'stored'
  }

  /** The client has been mailed what there was to say. */
  const mailed = (tenant: string, { reference = null }: { reference?: string | null } = {}) =>
    sql`
      update mails set status = 'sent', attempts = 1
      where tenant_id = ${tenant} and (${reference}::text is null or occasion = ${reference}::text)`
  /** All times on offer are over. */
  const pass = (tenant: string) =>
    sql`update taken_times set starts_at = starts_at - interval '1 year' where tenant_id = ${tenant} and kind = 'offer'`

  return { waiting, isFree, mailed, pass }
}
