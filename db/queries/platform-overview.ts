import type { Sql } from 'postgres'
import { acrossTenants } from './across-tenants.ts'

export interface TenantFigures {
  tenantId: string
  name: string
  status: string
  host: string
  builtAt: Date | null
  deployedAt: Date | null
  visits: number
  visitors: number
  secondsPerVisit: number | null
  requests: number
  confirmed: number
  testsDecided: number
  testsWon: number
  mailsWaiting: number
  mailsDead: number
  dropped: number
  events: number
  /** Requests to the site's Worker that were answered with 500 or more. */
  errors: number
  /** Events that were refused and wait for a person. */
  eventsDead: number
}

/** Figures of every tenant over the last days, and the size of the database. */
export async function selectPlatformOverview(sql: Sql, days: number): Promise<{ tenants: TenantFigures[]; databaseBytes: number }> {
  return acrossTenants(sql, 'companion_read', async (tx) => {
    const tenants = await tx<TenantFigures[]>`
      select tenant_id as "tenantId", name, status, host, built_at as "builtAt", deployed_at as "deployedAt", visits, visitors, seconds_per_visit::float as "secondsPerVisit",
        requests, confirmed, tests_decided as "testsDecided", tests_won as "testsWon", mails_waiting as "mailsWaiting", mails_dead as "mailsDead",
        dropped::integer, events::integer, errors::integer, events_dead as "eventsDead"
      from platform_overview(${days}::integer)
    `
    const [size] = await tx<[{ bytes: string }]>`select pg_database_size(current_database())::text as bytes`
    return { tenants: [...tenants], databaseBytes: Number(size.bytes) }
  })
}
