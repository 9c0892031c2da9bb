import type { ISql } from 'postgres'
import { REQUEST_STATES, type RequestState } from '../../tenants/contract/booking.ts'
import type { Period } from './dashboard.ts'

/** Requests and what became of them. The parts always add up to the whole: the whole is their sum. */
export interface RequestCounts {
  requests: number
  byState: Record<RequestState, number>
  /** Value of those that are confirmed or took place, as far as services have a price. A no-show brings nothing. */
  worthCents: number
}

/** Requests that came in the period (of her time zone), or all of them; none of those that lie aside. The weekly mail, the overview and the inbox count by this and nothing else. */
export async function countRequests(sql: ISql, tenantId: string, period: Period | null): Promise<RequestCounts> {
  const rows = await sql<{ state: RequestState; requests: number; cents: number }[]>`
    select request_state(b) as state, count(*)::integer as requests, coalesce(sum(b.price_cents), 0)::float8 as cents
    from tenants t
    join bookings b using (tenant_id)
    where t.tenant_id = ${tenantId} and came_by_site(b)
      and (${period?.from ?? null}::date is null or b.created_at >= ${period?.from ?? null}::date::timestamp at time zone t.time_zone)
      and (${period?.to ?? null}::date is null or b.created_at < (${period?.to ?? null}::date + 1)::timestamp at time zone t.time_zone)
    group by 1
  `
  const found = new Map(rows.map((row) => [row.state, row]))
  const byState = Object.fromEntries(REQUEST_STATES.map((state) => [state, found.get(state)?.requests ?? 0])) as RequestCounts['byState']
  const worthCents = (found.get('confirmed')?.cents ?? 0) + (found.get('completed')?.cents ?? 0)
  return { requests: rows.reduce((sum, { requests }) => sum + requests, 0), byState, worthCents }
}
