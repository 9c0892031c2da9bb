import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { asEvent, describeVisit, history, modelDays, modelEvents, modelVisits, ZONE } from '../../scripts/simulate/visit-model.ts'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { ingestEvents } from './ingest-events.ts'
import { refreshRollups } from './refresh-rollups.ts'

// Random histories against visit-model.ts.

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  await database.sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) values ('claire', 'Claire', 'active', 'Sydney', ${ZONE}, 'en-AU', 'AUD')`
})
afterAll(() => database.drop())

async function readDatabase() {
  const { sql } = database
  const visits = await sql`
    select started_at, extract(epoch from last_seen_at - started_at)::float as seconds, page_views as "pageViews", interactions, entry_path as entry, exit_path as exit, source
    from sessions`
  const days = await sql`
    select
      v.day::text, v.visits, v.visitors, v.bounces, v.page_views as "pageViews", v.seconds::integer,
      coalesce((select s.visits from daily_visits s where s.dimension = 'source' and s.value = 'bluesky' and s.day = v.day), 0) as bluesky,
      (select array_agg(f.visits order by f.step) from daily_funnel f where f.day = v.day) as funnel
    from daily_visits v where v.dimension = 'all' order by v.day`
  const events = await sql`select day::text, name, subject, events from daily_events`
  return {
    visits: visits.map(({ started_at, ...rest }) => ({ started: (started_at as Date).toISOString(), ...rest })),
    days: [...days],
    events: events.map(({ day, name, subject, events: count }) => [`${day} ${name} ${subject}`, count] as [string, number]).sort(),
  }
}

/** Days and deeds as the rows of rolled visits have them. */
async function readRolledVisits() {
  const { sql } = database
  const days = await sql`
    select
      day::text, count(*)::integer as visits, count(distinct visitor)::integer as visitors, (count(*) filter (where is_bounce))::integer as bounces,
      sum(page_views)::integer as "pageViews", sum(seconds)::integer as seconds, (count(*) filter (where source = 'bluesky'))::integer as bluesky,
      array[1, 2, 3, 4]::integer[] as steps, array_agg(step) as reached
    from rolled_visits group by day order by day`
  const deeds = await sql`
    select name, subject, sum(events)::integer as events
    from (
      select 'page_view' as name, d.* from rolled_visits, unnest(pages, page_events) as d (subject, events)
      union all select 'photo_click', d.* from rolled_visits, unnest(photos, photo_events) as d (subject, events)
      union all select 'form_submit', '', requests from rolled_visits where requests > 0
    ) as all_deeds
    group by name, subject order by name, subject`
  return {
    days: days.map(({ steps, reached, ...rest }) => ({
      ...rest,
      funnel: (steps as number[]).map((step) => (reached as number[]).filter((furthest) => furthest >= step).length),
    })),
    deeds: [...deeds],
  }
}

const byStart = (a: { started?: string }, b: { started?: string }) => ((a.started ?? '') < (b.started ?? '') ? -1 : 1)

it('equals a plain model, whatever the order, however often, in whatever batches', async () => {
  const histories = fc.tuple(history(0), history(1), history(2)).map((all) => all.flat())
  const delivery = fc.record({
    happenings: histories,
    order: fc.infiniteStream(fc.nat(1_000_000)),
    sizes: fc.infiniteStream(fc.integer({ min: 1, max: 25 })),
    repeats: fc.nat(20),
  })
  await fc.assert(
    fc.asyncProperty(delivery, async ({ happenings, order, sizes, repeats }) => {
      await database.sql`truncate events, ab_assignments, ab_daily_counts, sessions, daily_visits, daily_events, daily_funnel, rolled_visits, rolled_days, rollup_days, taken_rollup_days`
      const shuffled = [...happenings, ...happenings.slice(0, repeats)]
        .map((each) => ({ each, key: order.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ each }) => asEvent(each))
      while (shuffled.length > 0) {
        await ingestEvents(database.sql, 'claire', shuffled.splice(0, sizes.next().value as number))
        // Rollups are also made while more is to come.
        if (shuffled.length % 3 === 0) await refreshRollups(database.sql, 'claire')
      }
      await refreshRollups(database.sql, 'claire')
      const found = await readDatabase()
      const visits = modelVisits(happenings)
      expect(found.visits.sort(byStart)).toEqual(visits.map(describeVisit).sort(byStart))
      expect(found.days).toEqual(modelDays(visits))
      expect(found.events).toEqual(modelEvents(happenings))
      const rolled = await readRolledVisits()
      expect(rolled.days).toEqual(modelDays(visits))
      expect(rolled.deeds).toEqual([
        ...(await database.sql`
          select name, subject, sum(events)::integer as events from daily_events where name in ('page_view', 'photo_click', 'form_submit')
          group by name, subject order by name, subject`),
      ])
      expect(
        await database.sql`select from events e left join sessions s using (tenant_id, session_id) where s.session_id is null`,
      ).toHaveLength(0)
    }),
    { numRuns: 80 },
  )
})
