import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import type { Booking } from '../../tenants/contract/booking.ts'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { selectHeldTimes } from './held-times.ts'
import { type InsertBookingOutcome, insertBooking, type TenantLimits } from './insert-booking.ts'

/** A booking as the outbox hands it to Postgres, for tests of what becomes of it there. */
export const makeBooking = (change: Partial<Booking> = {}): Booking => ({
  tenantId: 'claire',
  reference: randomUUID().slice(0, 9),
  idempotencyKey: randomUUID(),
  service: 'dinner',
  serviceName: 'Dinner',
  startsAt: '2027-01-10T08:00:00.000Z',
  endsAt: '2027-01-10T11:00:00.000Z',
  receivedAt: '2026-11-24T00:00:00Z',
  bufferMinutes: 30,
  holdHours: 48,
  confirmEmail: false,
  city: 'Sydney',
  timeZone: 'Australia/Sydney',
  priceCents: 150_000,
  clientSealed: 'sealed',
  clientHash: 'hash-of-sam',
  phoneHash: null,
  attribution: { variants: { 'hero-photo.1': 'garden' } },
  visitorId: null,
  networkHash: null,
  ...change,
})

export const LIMITS: TenantLimits = {
  requestsPerHour: 6,
  requestsPerDay: 10,
  holds: 5,
  heldHours: 40,
  unconfirmedHolds: 3,
  unconfirmedHeldHours: 30,
}

let tenants = 0

/** What tests of holds, floods and blocks ask of a database of their own. */
export function floodFixtures(sql: Sql) {
  return {
    /** A companion of her own for each test: limits count what a tenant has. */
    newTenant: async (rules: BookingRules | null = null): Promise<string> => {
      const tenantId = `t${tenants++}`
      await sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency, booking_rules) values (${tenantId}, 'T', 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD', ${rules && JSON.stringify(rules)}::text::jsonb)`
      return tenantId
    },
    insert: async (
      tenantId: string,
      change: Partial<Booking> = {},
      options: { acknowledged?: boolean; limits?: TenantLimits } = {},
    ): Promise<{ outcome: InsertBookingOutcome; booking: Booking }> => {
      const booking = makeBooking({ tenantId, receivedAt: new Date().toISOString(), ...change })
      return { outcome: await insertBooking(sql, booking, { acknowledged: false, limits: null, ...options }), booking }
    },
    rowOf: async (tenantId: string, { reference }: { reference: string }) =>
      (
        await sql`
          select status, holds_time, set_aside, email_check, round(extract(epoch from hold_expires_at - now()) / 3600)::integer as expires_in,
            round(extract(epoch from least(held_until, hold_expires_at) - now()) / 3600)::integer as held_for
          from bookings where tenant_id = ${tenantId} and reference = ${reference}`
      )[0],
    mailsOf: async (tenantId: string, { reference }: { reference: string }): Promise<string[]> =>
      (await sql`select kind from mails where tenant_id = ${tenantId} and occasion = ${reference} order by kind`).map(
        ({ kind }) => kind as string,
      ),
    heldOf: async (tenantId: string): Promise<number> =>
      (await selectHeldTimes(sql, tenantId, { from: new Date('2027-01-01'), to: new Date('2028-01-01') })).length,
  }
}

/** An hour of a day in February 2027. */
export const at = (day: number, hour: number): string => new Date(Date.UTC(2027, 1, day, hour)).toISOString()
