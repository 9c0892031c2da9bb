import type { ISql } from 'postgres'

/** What is known of a day, in the order of the file. */
export const DAY_COLUMNS = [
  'day',
  'visitors',
  'visits',
  'page_views',
  'bounces',
  'seconds_per_visit',
  'requests',
  'confirmed',
  'photos_opened',
  'forms_begun',
  'forms_sent',
  'contact_clicks',
] as const
export type ExportDay = Record<(typeof DAY_COLUMNS)[number], string | number>

/** Every day from the first that is known to the last, quiet ones too. */
export async function selectExportDays(sql: ISql, tenantId: string): Promise<ExportDay[]> {
  return sql<ExportDay[]>`
    with performance as materialized (select * from v_tenant_performance where tenant_id = ${tenantId}),
    asked as (
      select (b.created_at at time zone t.time_zone)::date as day, count(*) as requests,
        count(*) filter (where b.status in ('confirmed', 'completed')) as confirmed
      from bookings b
      join tenants t using (tenant_id)
      where b.tenant_id = ${tenantId} and came_by_site(b)
      group by 1
    ),
    did as (
      select day, coalesce(sum(events) filter (where name = 'photo_click'), 0) as photos,
        coalesce(sum(visits) filter (where name = 'form_start'), 0) as begun, coalesce(sum(visits) filter (where name = 'form_submit'), 0) as sent,
        coalesce(sum(events) filter (where name in ('email_click', 'phone_click', 'social_click')), 0) as contacts
      from daily_events where tenant_id = ${tenantId}
      group by day
    ),
    bounds as (select least((select min(day) from performance), (select min(day) from asked)) as first,
      greatest((select max(day) from performance), (select max(day) from asked)) as last)
    select d.day::date::text as day, coalesce(p.visitors, 0) as visitors, coalesce(p.visits, 0) as visits, coalesce(p.page_views, 0) as page_views,
      coalesce(p.bounces, 0) as bounces, coalesce(p.seconds_per_visit, 0)::float8 as seconds_per_visit, coalesce(a.requests, 0)::integer as requests,
      coalesce(a.confirmed, 0)::integer as confirmed, coalesce(x.photos, 0)::integer as photos_opened, coalesce(x.begun, 0)::integer as forms_begun,
      coalesce(x.sent, 0)::integer as forms_sent, coalesce(x.contacts, 0)::integer as contact_clicks
    from bounds, generate_series(bounds.first, bounds.last, interval '1 day') as d (day)
    left join performance p on p.day = d.day
    left join asked a on a.day = d.day
    left join did x on x.day = d.day
    order by d.day
  `
}
