import type { ISql } from 'postgres'
import { Moment } from '../../tenants/contract/moment.ts'

// Other times for a request that waits, or for an appointment that she moves (db/functions/offers.sql).

/** A time that a client may pick. */
export interface Offer {
  startsAt: Moment
  endsAt: Moment
}

/** Times on offer for a request that can still be picked, soonest first. */
export async function selectOffers(sql: ISql, tenantId: string, reference: string): Promise<Offer[]> {
  return (await selectOffersOf(sql, tenantId, [reference])).get(reference) ?? []
}

/** Of several requests, by their references; those without an offer are not in the map. */
export async function selectOffersOf(sql: ISql, tenantId: string, references: readonly string[]): Promise<Map<string, Offer[]>> {
  const rows = await sql<{ reference: string; startsAt: Date; endsAt: Date; city: string; timeZone: string }[]>`
    select b.reference, o.starts_at as "startsAt", o.ends_at as "endsAt", b.city, b.time_zone as "timeZone"
    from bookings b
    join taken_times o on o.tenant_id = b.tenant_id and o.booking_id = b.booking_id and o.kind = 'offer'
    where b.tenant_id = ${tenantId} and b.reference = any (string_to_array(${references.join(' ')}::text, ' ')) and b.status in ('pending', 'confirmed')
      and b.hold_expires_at > now() and o.starts_at > now()
    order by o.starts_at
  `
  const toOffer = ({ startsAt, endsAt, city, timeZone }: (typeof rows)[number]): Offer => {
    const place = { timeZone, place: city }
    return { startsAt: new Moment(startsAt, place), endsAt: new Moment(endsAt, place) }
  }
  return new Map([...Map.groupBy(rows, ({ reference }) => reference)].map(([reference, of]) => [reference, of.map(toOffer)]))
}

export type OfferOutcome = 'offered' | 'not_allowed' | 'slot_taken' | 'not_found'

/** Offers these times instead of those offered before. `taken`: those that are not free, so that nothing was offered; `blocked`: by her own times alone. */
export async function offerTimes(
  sql: ISql,
  tenantId: string,
  { reference, starts }: { reference: string; starts: readonly Date[] },
): Promise<{ outcome: OfferOutcome; taken: Date[]; blocked: Date[] }> {
  const [row] = await sql<[{ said: { outcome: OfferOutcome; taken?: string[]; blocked?: string[] } }]>`
    select offer_times(${tenantId}::text, ${reference}::text, ${JSON.stringify(starts)}::text::jsonb) as said
  `
  const datesOf = (texts: readonly string[] = []) => texts.map((text) => new Date(text))
  return { outcome: row.said.outcome, taken: datesOf(row.said.taken), blocked: datesOf(row.said.blocked) }
}

export async function withdrawTimes(sql: ISql, tenantId: string, reference: string): Promise<'withdrawn' | 'unchanged' | 'not_found'> {
  const [row] = await sql<[{ outcome: 'withdrawn' | 'unchanged' | 'not_found' }]>`
    select withdraw_times(${tenantId}::text, ${reference}::text) as outcome
  `
  return row.outcome
}

export type PickOutcome = 'picked' | 'unchanged' | 'chosen' | 'gone' | 'not_allowed' | 'not_found'

/** The client picks a time: the booking is confirmed for it. */
export async function pickTime(
  sql: ISql,
  tenantId: string,
  { reference, startsAt }: { reference: string; startsAt: Date },
): Promise<PickOutcome> {
  const [row] = await sql<[{ outcome: PickOutcome }]>`
    select pick_time(${tenantId}::text, ${reference}::text, ${startsAt.toISOString()}::text::timestamptz) as outcome
  `
  return row.outcome
}
