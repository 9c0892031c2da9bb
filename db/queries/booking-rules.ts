import type { ISql } from 'postgres'
import type { Manifest } from '../../tenants/contract/manifest.ts'

/** When and where she takes bookings, as her site knows it. */
export type BookingRules = Pick<Manifest['booking'], 'city' | 'timeZone' | 'policy' | 'tour'>

/** Undefined: the tenant was written by a version that did not keep them. */
export async function selectBookingRules(sql: ISql, tenantId: string): Promise<BookingRules | undefined> {
  const [row] = await sql<{ rules: BookingRules | null }[]>`select booking_rules as rules from tenants where tenant_id = ${tenantId}`
  return row?.rules ?? undefined
}
