import type { TenantLimits } from '../../../db/queries/insert-booking.ts'
import {
  HELD_HOURS_PER_TENANT_MAX,
  HOLDS_PER_TENANT_MAX,
  UNCONFIRMED_HELD_HOURS_PER_TENANT_MAX,
  UNCONFIRMED_HOLDS_PER_TENANT_MAX,
} from '../../../tenants/contract/limits.ts'
import {
  BOOKINGS_PER_SENDER_AND_DAY_MAX,
  BOOKINGS_PER_SENDER_AND_HOUR_MAX,
  BOOKINGS_PER_TENANT_AND_DAY_MAX,
  BOOKINGS_PER_TENANT_AND_HOUR_MAX,
} from '../../../tenants/contract/request-limits.ts'

const LIMITS: TenantLimits = {
  requestsPerHour: BOOKINGS_PER_TENANT_AND_HOUR_MAX,
  requestsPerDay: BOOKINGS_PER_TENANT_AND_DAY_MAX,
  networkPerHour: BOOKINGS_PER_SENDER_AND_HOUR_MAX,
  networkPerDay: BOOKINGS_PER_SENDER_AND_DAY_MAX,
  holds: HOLDS_PER_TENANT_MAX,
  heldHours: HELD_HOURS_PER_TENANT_MAX,
  unconfirmedHolds: UNCONFIRMED_HOLDS_PER_TENANT_MAX,
  unconfirmedHeldHours: UNCONFIRMED_HELD_HOURS_PER_TENANT_MAX,
}

/** Whether limits by tenant and by email address hold. "off" only where one client books all day: tests, benchmarks, simulations. */
export const isLimited = ({ BOOKING_LIMITS }: { BOOKING_LIMITS: string }): boolean => BOOKING_LIMITS !== 'off'

export const tenantLimits = (env: { BOOKING_LIMITS: string }): TenantLimits | null => (isLimited(env) ? LIMITS : null)
