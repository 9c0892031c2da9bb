import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { localDay } from '../../edge/visit/local-day.ts'
import { makeDatabase } from '../../scripts/test-stack/make-database.ts'
import type { Event, EventName } from '../../tenants/contract/event.ts'
import { ingestEvents } from './ingest-events.ts'
import { refreshRollups } from './refresh-rollups.ts'

// Random histories against the plainest thing that can be right: sort, cut at the gaps, count.

const ZONE = 'Australia/Sydney'
const MINUTE_MS = 60_000
/** In the evening in Sydney, a few days ago: what is older than the tenant's retention is not computed anew. */
const START = Math.floor(Date.now() / 86_400_000 - 4) * 86_400_000 + 9 * 3_600_000
const INTERACTIONS = new Set<EventName>(['photo_click', 'form_start', 'form_submit'])
const FUNNEL: EventName[][] = [['page_view'], ['photo_click', 'gallery_open', 'pricing_view'], ['form_start'], ['form_submit']]

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  await database.sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) values ('claire', 'Claire', 'active', 'Sydney', ${ZONE}, 'en-AU', 'AUD')`
})
afterAll(() => database.drop())

const hash = (...parts: unknown[]) => createHash('md5').update(parts.join('|')).digest('hex')
const dayOf = (at: number) => localDay(new Date(at), ZONE).day

interface Happening {
  person: number
  at: number
  name: EventName
  path: string
  source: string
}

/** One person's events: mostly close together, now and then after a pause that ends a visit. */
const history = (person: number) =>
  fc
    .array(
      fc.record({
        gap: fc.oneof(
          { weight: 6, arbitrary: fc.integer({ min: 1, max: 29 }) },
          { weight: 1, arbitrary: fc.constantFrom(30, 31) },
          { weight: 2, arbitrary: fc.integer({ min: 32, max: 400 }) },
        ),
        name: fc.constantFrom<EventName>('page_view', 'page_view', 'page_view', 'photo_click', 'pricing_view', 'form_start', 'form_submit'),
        path: fc.constantFrom('/', '/rates', '/gallery', '/booking'),
        source: fc.constantFrom('bluesky', 'instagram', ''),
      }),
      { maxLength: 30 },
    )
    .map((steps) => {
      // No two people and no two events of one person at the same moment: who comes first is then never a matter of ids.
      let at = START + person
      return steps.map(({ gap, ...step }): Happening => {
        at += gap * MINUTE_MS
        return { person, at, ...step }
      })
    })

const asEvent = ({ person, at, name, path, source }: Happening): Event => {
  const { day, yesterday, minutes } = localDay(new Date(at), ZONE)
  return {
    eventId: hash('event', person, at).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    occurredAt: new Date(at).toISOString(),
    name,
    path,
    variants: {},
    firstFor: {},
    data: name === 'photo_click' ? { photo: 'garden' } : {},
    visitorId: hash(person, day),
    previousVisitorId: minutes < 30 ? hash(person, yesterday) : null,
    referrerHost: null,
    clickSource: null,
    utmSource: source === '' ? null : source,
    utmMedium: null,
    utmCampaign: null,
    utmTerm: null,
    utmContent: null,
    country: 'AU',
    region: null,
    city: 'Sydney',
    device: 'phone',
    browser: null,
    os: null,
  }
}

function modelVisits(happenings: readonly Happening[]): Happening[][] {
  const sorted = happenings.toSorted((a, b) => a.person - b.person || a.at - b.at)
  const visits: Happening[][] = []
  for (const each of sorted) {
    const last = visits.at(-1)?.at(-1)
    if (last && last.person === each.person && each.at - last.at <= 30 * MINUTE_MS) visits.at(-1)?.push(each)
    else visits.push([each])
  }
  return visits
}

const describeVisit = (visit: readonly Happening[]) => {
  const [first, last] = [visit[0], visit.at(-1)] as [Happening, Happening]
  return {
    started: new Date(first.at).toISOString(),
    seconds: (last.at - first.at) / 1000,
    pageViews: visit.filter(({ name }) => name === 'page_view').length,
    interactions: visit.filter(({ name }) => INTERACTIONS.has(name)).length,
    entry: first.path,
    exit: last.path,
    source: first.source === '' ? 'direct' : first.source,
  }
}

function stepsReached(visit: readonly Happening[]): number {
  let at = 0
  for (const [step, names] of FUNNEL.entries()) {
    const next = visit.find((each) => each.at >= at && names.includes(each.name))
    if (!next) return step
    at = next.at
  }
  return FUNNEL.length
}

function modelDays(visits: readonly (readonly Happening[])[]) {
  const days = new Map<string, (readonly Happening[])[]>()
  for (const visit of visits) days.set(dayOf(visit[0]?.at ?? 0), [...(days.get(dayOf(visit[0]?.at ?? 0)) ?? []), visit])
  return [...days].sort().map(([day, list]) => {
    const told = list.map(describeVisit)
    return {
      day,
      visits: list.length,
      visitors: new Set(list.map(([first]) => first?.person)).size,
      bounces: told.filter(({ pageViews, interactions }) => pageViews <= 1 && interactions === 0).length,
      pageViews: told.reduce((sum, { pageViews }) => sum + pageViews, 0),
      seconds: told.reduce((sum, { seconds }) => sum + seconds, 0),
      bluesky: told.filter(({ source }) => source === 'bluesky').length,
      funnel: FUNNEL.map((_, step) => list.filter((visit) => stepsReached(visit) > step).length),
    }
  })
}

function modelEvents(happenings: readonly Happening[]) {
  const counts = new Map<string, number>()
  for (const { at, name, path } of happenings) {
    const subject = name === 'page_view' ? path : name === 'photo_click' ? 'garden' : ''
    const key = `${dayOf(at)} ${name} ${subject}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].sort()
}

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
      await database.sql`truncate events, ab_assignments, ab_daily_counts, sessions, daily_visits, daily_events, daily_funnel, rollup_days`
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
      expect(
        await database.sql`select from events e left join sessions s using (tenant_id, session_id) where s.session_id is null`,
      ).toHaveLength(0)
    }),
    { numRuns: 80 },
  )
}, 120_000)
