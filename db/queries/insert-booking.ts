import type { Sql, TransactionSql } from 'postgres'
import type { Booking } from '../../tenants/contract/booking.ts'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { UNCONFIRMED_HOLD_HOURS } from '../../tenants/contract/limits.ts'
import { lockBookingRules } from './booking-rules.ts'
import { toRow } from './to-row.ts'
import { withTenant } from './with-tenant.ts'

/** set_aside: stored for everybody but her, who has blocked this client. */
export type InsertBookingOutcome = 'stored' | 'set_aside' | 'slot_taken' | 'declined'

/** How much a tenant may be asked before requests are taken without a hold (db/functions/holds.sql). */
export interface TenantLimits {
  requestsPerHour: number
  requestsPerDay: number
  /** Of one network. Absent: as many as of all. */
  networkPerHour?: number
  networkPerDay?: number
  holds: number
  heldHours: number
  unconfirmedHolds: number
  unconfirmedHeldHours: number
}

export interface InsertBookingOptions {
  /**
   * The client has already been told "received", so the row is written even if its time is taken by now (then as declined); otherwise a taken
   * time writes nothing.
   */
  acknowledged: boolean
  /** Null: none. */
  limits: TenantLimits | null
  /** Whether her rules, as they are at that moment, offer its time; where they do not it counts as taken. Absent: whatever they say. */
  isOffered?: (booking: Booking, rules: BookingRules) => boolean
}

/** A booking of a batch, and whether its client has been told "received" already (InsertBookingOptions). */
export interface AskedBooking {
  booking: Booking
  acknowledged: boolean
}

type Row = ReturnType<typeof toRow>

/** Writes a booking once. */
export async function insertBooking(
  sql: Sql,
  booking: Booking,
  { acknowledged, ...options }: InsertBookingOptions,
): Promise<InsertBookingOutcome> {
  return inCalendar(sql, [booking], options, async (tx, [row = {}]) => {
    const [result] = await tx<
      [{ outcome: InsertBookingOutcome }]
    >`select insert_booking(${tx.json(row)}::jsonb, ${acknowledged}::boolean) as outcome`
    return result.outcome
  })
}

/**
 * Writes bookings of one tenant, in their order, in one transaction. Returns what became of each; where Postgres refuses one by itself, the class and code of its
 * error (SQLSTATE): the others are written all the same. Throws where all of it was refused, or Postgres is away.
 */
export async function insertBookings(
  sql: Sql,
  asked: readonly AskedBooking[],
  options: Omit<InsertBookingOptions, 'acknowledged'>,
): Promise<(InsertBookingOutcome | { sqlState: string })[]> {
  const bookings = asked.map(({ booking }) => booking)
  return inCalendar(sql, bookings, options, async (tx, rows) => {
    const given = rows.map((booking, index) => ({ booking, acknowledged: asked[index]?.acknowledged ?? false }))
    const [result] = await tx<
      [{ outcomes: (InsertBookingOutcome | { sqlState: string })[] }]
    >`select insert_bookings(${tx.json(given)}::jsonb) as outcomes`
    return result.outcomes
  })
}

/** Rows of bookings in a transaction in which nobody else writes that calendar, each with whether her rules offer its time at that moment. */
function inCalendar<T>(
  sql: Sql,
  bookings: readonly Booking[],
  { limits, isOffered }: Omit<InsertBookingOptions, 'acknowledged'>,
  work: (tx: TransactionSql, rows: Row[]) => Promise<T>,
): Promise<T> {
  const tenantId = bookings[0]?.tenantId ?? ''
  return withTenant(sql, { tenantId, role: 'companion_ingest' }, async (tx) => {
    const rules = isOffered && (await lockBookingRules(tx, tenantId))
    const rows = bookings.map((booking) => {
      const { attribution, ...fields } = booking
      const row = toRow({ ...fields, variants: attribution.variants, limits, firstHoldHours: UNCONFIRMED_HOLD_HOURS })
      return rules ? { ...row, is_offered: isOffered(booking, rules) } : row
    })
    return work(tx, rows)
  })
}
