import type { ISql } from 'postgres'
import { type StrangersText, withStrangers } from '../../tenants/contract/strangers-text.ts'

// What dashboards and the weekly mail read: daily rollups and bookings, never raw events. Every statement names the tenant, although the transaction
// shows no other (withTenant).

/** A row as it comes: what a link, a browser or an event named is a stranger's text. */
type Stored<Row, Field extends keyof Row> = Omit<Row, Field> & Record<Field, string>

/** Days of the tenant's time zone, both inclusive, e.g. 2026-11-16. */
export interface Period {
  from: string
  to: string
}

export interface Totals {
  visits: number
  /** Different people of each day, added up: someone who comes back another day is counted again, because nothing links the days. */
  visitors: number
  pageViews: number
  bounces: number
  /** Of all visits, from the first to the last event. */
  seconds: number
}

export async function selectTotals(sql: ISql, tenantId: string, { from, to }: Period): Promise<Totals> {
  const [row] = await sql<[Totals]>`
    select
      coalesce(sum(visits), 0)::integer as visits, coalesce(sum(visitors), 0)::integer as visitors, coalesce(sum(page_views), 0)::integer as "pageViews",
      coalesce(sum(bounces), 0)::integer as bounces, coalesce(sum(seconds), 0)::integer as seconds
    from daily_visits
    where tenant_id = ${tenantId} and dimension = 'all' and day between ${from} and ${to}
  `
  return row
}

export interface DayCount {
  day: string
  visits: number
  visitors: number
  requests: number
}

/** Every day of the period, quiet ones too. */
export async function selectDays(sql: ISql, tenantId: string, { from, to }: Period): Promise<DayCount[]> {
  return sql<DayCount[]>`
    select d.day::date::text as day, coalesce(v.visits, 0) as visits, coalesce(v.visitors, 0) as visitors, coalesce(b.requests, 0)::integer as requests
    from generate_series(${from}::date, ${to}::date, interval '1 day') as d (day)
    left join daily_visits v on v.tenant_id = ${tenantId} and v.dimension = 'all' and v.day = d.day
    left join (
      select (b.created_at at time zone t.time_zone)::date as day, count(*) as requests
      from bookings b
      join tenants t using (tenant_id)
      where b.tenant_id = ${tenantId} and came_by_site(b) and b.created_at >= ${from}::date - 1 and b.created_at < ${to}::date + 2
      group by 1
    ) b on b.day = d.day
    order by d.day
  `
}

export interface SourceCount {
  source: StrangersText
  visits: number
  visitors: number
  requests: number
}

/** Sources, those with most requests first. */
export async function selectSources(sql: ISql, tenantId: string, { from, to }: Period): Promise<SourceCount[]> {
  const rows = await sql<Stored<SourceCount, 'source'>[]>`
    select source, sum(visits)::integer as visits, sum(visitors)::integer as visitors, sum(requests)::integer as requests
    from v_traffic_sources
    where tenant_id = ${tenantId} and day between ${from} and ${to}
    group by source
    order by requests desc, visits desc, source
    limit 20
  `
  return rows.map((row) => withStrangers(row, ['source']))
}

export interface ValueCount {
  value: StrangersText
  visits: number
  visitors: number
}

/** Values of a dimension of daily_visits, e.g. `city`, those with most visitors first. */
export async function selectValues(
  sql: ISql,
  tenantId: string,
  { from, to, dimension }: Period & { dimension: string },
): Promise<ValueCount[]> {
  const rows = await sql<Stored<ValueCount, 'value'>[]>`
    select value, sum(visits)::integer as visits, sum(visitors)::integer as visitors
    from daily_visits
    where tenant_id = ${tenantId} and dimension = ${dimension} and day between ${from} and ${to}
    group by value
    order by visitors desc, value
    limit 20
  `
  return rows.map((row) => withStrangers(row, ['value']))
}

export interface SubjectCount {
  subject: StrangersText
  events: number
  visits: number
}

/** What events of one name were about, e.g. the photos of `photo_click`, most frequent first. */
export async function selectSubjects(sql: ISql, tenantId: string, { from, to, name }: Period & { name: string }): Promise<SubjectCount[]> {
  const rows = await sql<Stored<SubjectCount, 'subject'>[]>`
    select subject, sum(events)::integer as events, sum(visits)::integer as visits
    from daily_events
    where tenant_id = ${tenantId} and name = ${name} and day between ${from} and ${to}
    group by subject
    order by events desc, subject
    limit 20
  `
  return rows.map((row) => withStrangers(row, ['subject']))
}

export interface FunnelStep {
  step: number
  /** Event names, with | between. */
  name: string
  visits: number
}

export async function selectFunnel(sql: ISql, tenantId: string, { from, to }: Period): Promise<FunnelStep[]> {
  return sql<FunnelStep[]>`
    select step, min(name) as name, sum(visits)::integer as visits
    from daily_funnel
    where tenant_id = ${tenantId} and day between ${from} and ${to}
    group by step
    order by step
  `
}
