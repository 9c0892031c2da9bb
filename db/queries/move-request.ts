import type { ISql, TransactionSql } from 'postgres'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { Moment } from '../../tenants/contract/moment.ts'
import { lockBookingRules } from './booking-rules.ts'
import type { TenantLimits } from './insert-booking.ts'

// A request that its client moves before it is answered (db/functions/move_request.sql).

/** What can be moved, and what of it decides where to. */
export interface MovableRow {
  serviceId: string
  startsAt: Moment
  endsAt: Moment
  clientSealed: string | null
  /** What it has been told to cost; null: on request. */
  priceCents: number | null
  /** The time that it keeps from others, with the free time after it; null: it keeps none. */
  held: { from: number; to: number } | null
  /** It stands, and moves when she agrees. */
  isConfirmed: boolean
  /** The time that she has been asked to move it to and has not answered; it is kept from others as `held` is. */
  wish: { startsAt: Moment; from: number; to: number } | null
}

/** Undefined where there is none, where it has ended, and where she has offered other times. */
export async function selectMovable(sql: ISql, tenantId: string, reference: string): Promise<MovableRow | undefined> {
  const [row] = await sql<
    {
      serviceId: string
      startsAt: Date
      endsAt: Date
      city: string
      timeZone: string
      clientSealed: string | null
      priceCents: number | null
      from: Date
      to: Date
      isHeld: boolean
      isConfirmed: boolean
      wish: Record<'at' | 'from' | 'to', string> | null
    }[]
  >`
    select
      service_id as "serviceId", starts_at as "startsAt", ends_at as "endsAt", city, time_zone as "timeZone", client_sealed as "clientSealed", price_cents as "priceCents",
      lower(held_during) as "from", upper(held_during) as "to", status = 'confirmed' or (holds_time and is_hold_alive(held_until, hold_expires_at)) as "isHeld",
      status = 'confirmed' as "isConfirmed", (
        select json_build_object('at', t.starts_at, 'from', lower(t.during), 'to', upper(t.during))
        from taken_times t where t.tenant_id = b.tenant_id and t.booking_id = b.booking_id and t.kind = 'wish' and t.starts_at = wish_of(b)
      ) as wish
    from bookings b
    where tenant_id = ${tenantId} and reference = ${reference} and not has_offers(tenant_id, booking_id) and case status
        when 'pending' then hold_expires_at > now()
        when 'confirmed' then starts_at > now() and not is_entry and set_aside is null
      end
  `
  if (!row) return undefined
  const place = { timeZone: row.timeZone, place: row.city }
  return {
    serviceId: row.serviceId,
    startsAt: new Moment(row.startsAt, place),
    endsAt: new Moment(row.endsAt, place),
    clientSealed: row.clientSealed,
    priceCents: row.priceCents,
    isConfirmed: row.isConfirmed,
    wish: row.wish && { startsAt: new Moment(new Date(row.wish.at), place), from: Date.parse(row.wish.from), to: Date.parse(row.wish.to) },
    held: row.isHeld ? { from: row.from.getTime(), to: row.to.getTime() } : null,
  }
}

export type MoveOutcome = 'moved' | 'asked' | 'unchanged' | 'slot_taken' | 'too_often' | 'not_allowed' | 'not_found'

export interface RequestMove {
  /** Instants, ISO 8601 in UTC. */
  startsAt: string
  endsAt: string
  bufferMinutes: number
  /** For that length; null: on request. */
  priceCents: number | null
  /** As it was: where it is asked whether her rules still offer that time. */
  city: string
  timeZone: string
}

export interface MoveOptions {
  limits: TenantLimits | null
  movesMax: number
  /** Whether her rules, as they are at that moment, offer its time; where they do not it counts as taken. */
  isOffered: (move: RequestMove, rules: BookingRules) => boolean
}

/** In one transaction with her rules: nobody else writes her calendar meanwhile. */
export async function moveRequest(
  tx: TransactionSql,
  tenantId: string,
  { reference, move, limits, movesMax, isOffered }: MoveOptions & { reference: string; move: RequestMove },
): Promise<MoveOutcome> {
  const rules = await lockBookingRules(tx, tenantId)
  if (rules && !isOffered(move, rules)) return 'slot_taken'
  const [row] = await tx<[{ outcome: MoveOutcome }]>`
    select move_request(${tenantId}::text, ${reference}::text, ${JSON.stringify({ ...move, limits, movesMax })}::text::jsonb) as outcome
  `
  return row.outcome
}

/** The client takes back what she has been asked for, before she has answered. */
export async function takeWishBack(sql: ISql, tenantId: string, reference: string): Promise<'taken_back' | 'unchanged' | 'not_found'> {
  const [row] = await sql<[{ outcome: 'taken_back' | 'unchanged' | 'not_found' }]>`
    select take_wish_back(${tenantId}::text, ${reference}::text) as outcome
  `
  return row.outcome
}

export type WishOutcome = 'changed' | 'kept' | 'moved' | 'not_found'

/** Her answer to a client who asks to move an appointment. `wish`: the time asked for; `seen`: the appointment as it was when she answered. */
export async function answerWish(
  sql: ISql,
  tenantId: string,
  { reference, to, wish, seen }: { reference: string; to: 'confirmed' | 'kept'; wish: Date; seen: { from: Date; to: Date } },
): Promise<WishOutcome> {
  const during = `[${seen.from.toISOString()},${seen.to.toISOString()})`
  const [row] = await sql<[{ outcome: WishOutcome }]>`
    select answer_wish(
      ${tenantId}::text, ${reference}::text, ${to}::text, ${wish.toISOString()}::text::timestamptz, ${during}::text::tstzrange
    ) as outcome
  `
  return row.outcome
}
