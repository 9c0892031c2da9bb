import type { ISql } from 'postgres'
import type { ExperimentKind } from '../../tenants/contract/experiments.ts'
import type { SiteLanguage } from '../../tenants/contract/site-language.ts'

export interface ReportTenant {
  name: string
  city: string
  timeZone: string
  locale: string
  currency: string
  contactEmail: string
  host: string
  /** Of her site, the first one first; null: not read yet. */
  siteLanguages: readonly SiteLanguage[] | null
}

export async function selectReportTenant(sql: ISql, tenantId: string): Promise<ReportTenant | undefined> {
  const [row] = await sql<ReportTenant[]>`
    select name, city, time_zone as "timeZone", locale, currency, contact_email as "contactEmail", host, site_languages as "siteLanguages"
    from tenants where tenant_id = ${tenantId}
  `
  return row
}

export interface RunningTest {
  testId: string
  version: number
  hypothesis: string
  kind: ExperimentKind
  slot: string
  /** What each shows stands in the field of its kind (VARIANT_FIELDS). */
  variants: RunningVariant[]
}

export interface RunningVariant {
  id: string
  weight: number
  photo?: string
  text?: string
  label?: string
}

export async function selectRunningTests(sql: ISql, tenantId: string): Promise<RunningTest[]> {
  return sql<RunningTest[]>`
    select test_id as "testId", version, hypothesis, kind, slot, variants from ab_tests where tenant_id = ${tenantId} and status = 'running' order by test_id
  `
}

/** What each variant of a photo test shows, of all tests there have been: `hero-photo.1`, `garden` -> id of a photo. */
export async function selectTestPhotos(sql: ISql, tenantId: string): Promise<{ test: string; variant: string; photo: string }[]> {
  return sql<{ test: string; variant: string; photo: string }[]>`
    select t.test_id || '.' || t.version as test, v ->> 'id' as variant, v ->> 'photo' as photo
    from ab_tests t, jsonb_array_elements(t.variants) as v
    where t.tenant_id = ${tenantId} and t.kind = 'photo' and v ->> 'photo' is not null
    order by 1, 2
  `
}

export interface TourLegRow {
  city: string
  from: string
  to: string
  /** Requests for that city on those days, whatever became of them. */
  requests: number
  /** People who want to be told when it can be booked. */
  waiting: number
}

/** Legs that are not over on a day, with what is asked for. */
export async function selectTourLegs(sql: ISql, tenantId: string, today: string): Promise<TourLegRow[]> {
  return sql<TourLegRow[]>`
    select l.city, l.from_day::text as "from", l.to_day::text as "to", (
      select count(*)::integer from bookings b
      where b.tenant_id = l.tenant_id and came_by_site(b) and b.city = l.city
        and (b.starts_at at time zone l.time_zone)::date between l.from_day and l.to_day
    ) as requests, (
      select count(*)::integer from waiting_list w
      where w.tenant_id = l.tenant_id and w.city = l.city and w.leg_from = l.from_day and is_waiting(w)
    ) as waiting
    from locations l
    where l.tenant_id = ${tenantId} and l.to_day >= ${today}::date
    order by l.from_day
  `
}

/** The first day that anything is known of. */
export async function selectFirstDay(sql: ISql, tenantId: string): Promise<string | undefined> {
  const [row] = await sql<
    [{ day: string | null }]
  >`select min(day)::text as day from daily_visits where tenant_id = ${tenantId} and dimension = 'all'`
  return row.day ?? undefined
}

/** The most visitors and requests of any earlier week (Monday to Sunday), to know a record. */
export async function selectBestWeekBefore(sql: ISql, tenantId: string, monday: string): Promise<{ visitors: number; requests: number }> {
  const [row] = await sql<[{ visitors: number; requests: number }]>`
    select
      coalesce((select max(total) from (
        select sum(visitors) as total from daily_visits
        where tenant_id = ${tenantId} and dimension = 'all' and day < ${monday}::date group by date_trunc('week', day::timestamp)
      ) w), 0)::integer as visitors,
      coalesce((select max(total) from (
        select count(*) as total from bookings b join tenants t using (tenant_id)
        where b.tenant_id = ${tenantId} and came_by_site(b) and b.created_at < ${monday}::date::timestamp at time zone t.time_zone
        group by date_trunc('week', b.created_at at time zone t.time_zone)
      ) w), 0)::integer as requests
  `
  return row
}
