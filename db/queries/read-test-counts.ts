import type { ISql } from 'postgres'

/** What a test has counted of one variant, in all. Visitors once each. */
export interface TestCount {
  testId: string
  version: number
  variant: string
  exposures: number
  conversions: number
  formStarts: number
  photoClicks: number
  contactClicks: number
  /** Days of the tenant's time zone, e.g. 2026-11-02. */
  firstDay: string
  lastDay: string
}

/** Counts of all tests of a tenant, or of one of them. Who was not shown a variant cannot have reached a goal of it, whatever a cookie said. */
export async function readTestCounts(sql: ISql, tenantId: string, testId: string | null = null): Promise<TestCount[]> {
  return sql<TestCount[]>`
    select
      test_id as "testId", version, variant,
      sum(exposures)::integer as exposures, least(sum(conversions), sum(exposures))::integer as conversions, least(sum(form_starts), sum(exposures))::integer as "formStarts",
      least(sum(photo_clicks), sum(exposures))::integer as "photoClicks", least(sum(contact_clicks), sum(exposures))::integer as "contactClicks",
      min(day)::text as "firstDay", max(day)::text as "lastDay"
    from ab_daily_counts
    where tenant_id = ${tenantId} and (${testId}::text is null or test_id = ${testId})
    group by test_id, version, variant
    order by test_id, version, variant
  `
}
