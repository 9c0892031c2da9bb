import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { makeDatabase } from '../../scripts/test-support/make-database.ts'
import { type Event, eventSchema } from '../../tenants/contract/event.ts'
import { ingestEvents } from './ingest-events.ts'
import { readTestCounts } from './read-test-counts.ts'
import { columnName } from './to-row.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  await database.sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) values ('claire', 'Claire', 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD')`
})
beforeEach(() => database.sql`truncate events, ab_assignments, ab_daily_counts, sessions, event_drops`)
afterAll(() => database.drop())

/** An event `minutes` after noon. */
const event = (minutes: number, change: Partial<Event> = {}): Event => ({
  eventId: randomUUID(),
  occurredAt: new Date(Date.UTC(2026, 10, 24, 12, minutes)).toISOString(),
  name: 'page_view',
  path: '/',
  variants: {},
  firstFor: {},
  data: {},
  visitorId: 'a'.repeat(32),
  previousVisitorId: null,
  clickSource: null,
  referrerHost: 'social.example',
  utmSource: 'bluesky',
  utmMedium: null,
  utmCampaign: null,
  utmTerm: null,
  utmContent: null,
  country: 'AU',
  region: 'New South Wales',
  city: 'Sydney',
  device: 'phone',
  browser: 'Safari',
  os: 'iOS',
  ...change,
})
const sessions = () =>
  database.sql`select page_views, entry_path, exit_path, referrer_host, extract(epoch from last_seen_at - started_at) / 60 as minutes from sessions order by started_at`

describe('ingest_events', () => {
  it('has a column for every field of the contract but yesterday’s id, which finds a visit, and the marks of first goals, which become counts', async () => {
    const columns = await database.sql<
      { column_name: string }[]
    >`select distinct column_name from information_schema.columns where table_name in ('events', 'sessions')`
    const names = new Set(columns.map(({ column_name }) => column_name))
    expect(
      Object.keys(eventSchema.shape)
        .map(columnName)
        .filter((name) => !names.has(name)),
    ).toEqual(['previous_visitor_id', 'first_for'])
  })

  it('adds nothing when a batch is delivered again', async () => {
    const batch = [event(0), event(1, { path: '/gallery' })]
    expect(await ingestEvents(database.sql, 'claire', batch)).toBe(2)
    expect(await ingestEvents(database.sql, 'claire', batch)).toBe(0)
    expect(await ingestEvents(database.sql, 'claire', [...batch, ...batch, event(2, { path: '/rates' })])).toBe(1)
    expect([...(await sessions())]).toMatchObject([
      { page_views: 3, entry_path: '/', exit_path: '/rates', referrer_host: 'social.example' },
    ])
  })

  it('ends a visit after 30 quiet minutes, within a batch and across batches', async () => {
    await ingestEvents(database.sql, 'claire', [event(0), event(30), event(61, { path: '/tour', referrerHost: null })])
    await ingestEvents(database.sql, 'claire', [event(90), event(125)])
    expect((await sessions()).map(({ page_views, minutes }) => [page_views, Number(minutes)])).toEqual([
      [2, 30],
      [2, 29],
      [1, 0],
    ])
  })

  it('keeps visitors apart', async () => {
    await ingestEvents(database.sql, 'claire', [event(0), event(1, { visitorId: 'b'.repeat(32) })])
    expect(await sessions()).toHaveLength(2)
  })

  it('begins one visit, not two, when batches arrive together', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, minute) => ingestEvents(database.sql, 'claire', [event(minute)])))
    expect((await sessions()).map(({ page_views }) => page_views)).toEqual([8])
  })

  it('notes exposure and conversion of a test in one row per visit', async () => {
    const data = { experiment: 'hero-photo', version: 1, variant: 'garden' }
    await ingestEvents(database.sql, 'claire', [event(0), event(0, { name: 'experiment_exposure', data })])
    await ingestEvents(database.sql, 'claire', [event(5, { name: 'experiment_conversion', data })])
    const rows =
      await database.sql`select test_id, version, variant, exposed_at is not null as exposed, converted_at > exposed_at as converted from ab_assignments`
    expect([...rows]).toEqual([{ test_id: 'hero-photo', version: 1, variant: 'garden', exposed: true, converted: true }])
  })

  it('counts each test by variant and by the tenant’s day, once however often the batch comes', async () => {
    const shown = { experiment: 'hero-photo', version: 1, variant: 'garden' }
    const events = [
      event(0, { name: 'experiment_exposure', data: shown }),
      event(1, { name: 'form_start', firstFor: { 'hero-photo.1': 'garden' } }),
      event(2, { name: 'form_start' }),
      event(3, { name: 'email_click', firstFor: { 'hero-photo.1': 'garden' } }),
      // Noon UTC is 23:00 in Sydney: an hour later is the next day there.
      event(70, { name: 'experiment_conversion', data: shown }),
      event(71, { name: 'experiment_exposure', data: { ...shown, variant: 'control' }, visitorId: 'b'.repeat(32) }),
    ]
    await ingestEvents(database.sql, 'claire', events)
    await ingestEvents(database.sql, 'claire', events)
    expect(
      await database.sql`select day::text, variant, exposures, conversions, form_starts, photo_clicks, contact_clicks from ab_daily_counts order by day, variant`,
    ).toEqual([
      { day: '2026-11-24', variant: 'garden', exposures: 1, conversions: 0, form_starts: 1, photo_clicks: 0, contact_clicks: 1 },
      { day: '2026-11-25', variant: 'control', exposures: 1, conversions: 0, form_starts: 0, photo_clicks: 0, contact_clicks: 0 },
      { day: '2026-11-25', variant: 'garden', exposures: 0, conversions: 1, form_starts: 0, photo_clicks: 0, contact_clicks: 0 },
    ])
  })

  it('counts a thousand events of one visitor and day, of others all, and the rest as drops, once', async () => {
    const many = Array.from({ length: 700 }, (_, index) => event(index % 20))
    const other = event(3, { visitorId: 'b'.repeat(32) })
    expect(await ingestEvents(database.sql, 'claire', many)).toBe(700)
    const more = [...Array.from({ length: 700 }, (_, index) => event(20 + (index % 9))), other]
    expect(await ingestEvents(database.sql, 'claire', more)).toBe(301)
    expect(await ingestEvents(database.sql, 'claire', more)).toBe(0)
    expect(await database.sql`select reason, drops from event_drops`).toEqual([{ reason: 'over_limit', drops: 400 }])
    expect(await database.sql`select visitor_id, events from sessions order by events desc`).toEqual([
      { visitor_id: 'a'.repeat(32), events: 1000 },
      { visitor_id: 'b'.repeat(32), events: 1 },
    ])
  })

  it('believes no engagement that is longer than the visit', async () => {
    const engaged = (minute: number, seconds: number) => event(minute, { name: 'engagement', data: { seconds, scrollPercent: 50 } })
    await ingestEvents(database.sql, 'claire', [event(0), engaged(2, 86_400), engaged(2, 86_400)])
    await ingestEvents(database.sql, 'claire', [
      engaged(3, 86_400),
      event(10, { visitorId: 'b'.repeat(32) }),
      { ...engaged(11, 40), visitorId: 'b'.repeat(32) },
    ])
    expect(
      (await database.sql`select engaged_seconds from sessions order by started_at`).map((row) => row.engaged_seconds as number),
    ).toEqual([180, 40])
  })

  it('counts one conversion of a visit in each test, and none beyond the exposures', async () => {
    const data = { experiment: 'hero-photo', version: 1, variant: 'garden' }
    const convert = (minute: number) => event(minute, { name: 'experiment_conversion', data })
    await ingestEvents(database.sql, 'claire', [convert(1), convert(2)])
    await ingestEvents(database.sql, 'claire', [convert(3), { ...convert(4), visitorId: 'b'.repeat(32) }])
    expect(await database.sql`select conversions, exposures from ab_daily_counts`).toEqual([{ conversions: 2, exposures: 0 }])
    expect(await readTestCounts(database.sql, 'claire')).toMatchObject([{ conversions: 0, exposures: 0 }])
    await ingestEvents(database.sql, 'claire', [event(5, { name: 'experiment_exposure', data })])
    expect(await readTestCounts(database.sql, 'claire')).toMatchObject([{ conversions: 1, exposures: 1 }])
  })
})
