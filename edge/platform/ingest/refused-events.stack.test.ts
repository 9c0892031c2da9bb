import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import { makeDatabase } from '../../../scripts/test-support/make-database.ts'
import type { Event } from '../../../tenants/contract/event.ts'
import { ingestBatch } from './ingest-batch.ts'
import { reviveEvents } from './revive-events.ts'

let database: Awaited<ReturnType<typeof makeDatabase>>
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  await database.sql`insert into tenants (tenant_id, name, status, city, time_zone, locale, currency) select t, t, 'active', 'Sydney', 'Australia/Sydney', 'en-AU', 'AUD' from unnest(array['claire', 'sophie']) as t`
})
beforeEach(() => database.sql`truncate events, ab_assignments, ab_daily_counts, sessions, dead_events`)
afterAll(() => database.drop())

const event = (change: Partial<Event> = {}): Event => ({
  eventId: randomUUID(),
  occurredAt: '2026-11-24T12:00:00.000Z',
  name: 'page_view',
  path: '/',
  variants: {},
  firstFor: {},
  data: {},
  visitorId: randomUUID().replaceAll('-', ''),
  previousVisitorId: null,
  clickSource: null,
  referrerHost: null,
  utmSource: null,
  utmMedium: null,
  utmCampaign: null,
  utmTerm: null,
  utmContent: null,
  country: null,
  region: null,
  city: null,
  device: 'phone',
  browser: null,
  os: null,
  ...change,
})
/** The contract takes it and Postgres does not: its column is an integer. */
const refused = (): Event =>
  event({ name: 'experiment_exposure', data: { experiment: 'hero-photo', version: 3_000_000_000, variant: 'garden' } })

/** Delivers one message for each list, and says what became of each. */
async function deliver(bodies: unknown[], { queue = 'events', attempts = 1, url = database.url } = {}): Promise<string[]> {
  const fates = bodies.map(() => 'none')
  const messages = bodies.map((body, index) => ({
    id: String(index),
    timestamp: new Date(),
    body,
    attempts,
    ack: () => {
      fates[index] = 'ack'
    },
    retry: (options?: { delaySeconds?: number }) => {
      fates[index] = `retry in ${options?.delaySeconds} s`
    },
  }))
  const batch = { queue, messages, ackAll: () => undefined, retryAll: () => undefined } as unknown as Parameters<typeof ingestBatch>[0]
  await ingestBatch(batch, { DB: { connectionString: url } } as Parameters<typeof ingestBatch>[1])
  return fates
}
const count = async (table: string) => (await database.sql`select from ${database.sql(table)}`).length
const dead = () =>
  database.sql<{ tenant_id: string; reason: string; payload: string }[]>`select tenant_id, reason, payload from dead_events`

describe('a batch with an event that Postgres refuses', () => {
  it('counts every other one, keeps the bad one with its reason, and is not delivered again', async () => {
    const bad = refused()
    const fates = await deliver([
      { tenantId: 'claire', events: [event(), event()] },
      { tenantId: 'claire', events: [event(), bad, event()] },
      { tenantId: 'sophie', events: [event()] },
    ])
    expect(fates).toEqual(['ack', 'ack', 'ack'])
    expect(await count('events')).toBe(5)
    expect((await dead()).map(({ tenant_id, reason, payload }) => [tenant_id, reason, (JSON.parse(payload) as Event).eventId])).toEqual([
      ['claire', '22003', bad.eventId],
    ])
  })

  it('finds bad ones wherever they stand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), async (isBad) => {
        await database.sql`truncate events, ab_assignments, ab_daily_counts, sessions, dead_events`
        await deliver([{ tenantId: 'claire', events: isBad.map((bad) => (bad ? refused() : event())) }])
        const bad = isBad.filter(Boolean).length
        expect([await count('dead_events'), await count('events')]).toEqual([bad, isBad.length - bad])
      }),
      { numRuns: 12 },
    )
  })

  it('reads a malformed message event by event, and keeps what the contract does not take', async () => {
    const odd = { ...event(), device: '\u0000', city: '\ud83d' }
    expect(await deliver([{ tenantId: 'claire', events: [event(), odd, 'nonsense', null] }, 'nonsense'])).toEqual(['ack', 'ack'])
    expect(await count('events')).toBe(1)
    expect((await dead()).map(({ reason }) => reason)).toEqual(['malformed', 'malformed', 'malformed'])
    expect((await dead()).find(({ payload }) => payload.includes('visitorId'))?.payload).toContain(String.raw`"device":"\u0000"`)
  })

  it('says how many and why in the log, and nothing of the visit', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    await deliver([{ tenantId: 'claire', events: [event({ city: 'Secretville' }), { ...refused(), city: 'Secretville' }] }])
    const lines = log.mock.calls.flat().join('\n')
    log.mockRestore()
    expect(lines).toContain('{"event":"events_refused","tenant":"claire","count":1,"reason":"22003"}')
    expect(lines).not.toContain('Secretville')
  })
})

describe('a batch that passes by itself later', () => {
  it('is delivered again soon, and from the dead queue with longer and longer pauses', async () => {
    const away = { url: 'postgres://postgres@127.0.0.1:9/none' }
    const body = [{ tenantId: 'claire', events: [event()] }]
    expect(await deliver(body, away)).toEqual(['retry in 5 s'])
    expect(await deliver(body, { ...away, queue: 'events-dead' })).toEqual(['retry in 60 s'])
    expect(await deliver(body, { ...away, queue: 'events-dead', attempts: 3 })).toEqual(['retry in 240 s'])
    expect(await deliver(body, { ...away, queue: 'events-dead', attempts: 50 })).toEqual(['retry in 3600 s'])
    expect(await deliver(body, { queue: 'events-dead' })).toEqual(['ack'])
    expect([await count('events'), await count('dead_events')]).toEqual([1, 0])
  })

  it('waits for a tenant whom the database does not know yet', async () => {
    expect(await deliver([{ tenantId: 'newcomer', events: [event()] }])).toEqual(['retry in 5 s'])
  })
})

describe('reviveEvents', () => {
  it('counts what is taken now, once, and leaves the rest', async () => {
    const good = event()
    await database.sql`insert into dead_events (tenant_id, dead_id, reason, payload) values ('claire', gen_random_uuid(), '42P01', ${JSON.stringify(good)}), ('claire', gen_random_uuid(), '42P01', '{"cut')`
    await deliver([
      { tenantId: 'claire', events: [refused()] },
      { tenantId: 'sophie', events: [refused()] },
    ])
    expect(await reviveEvents(database.sql, 'claire')).toEqual({ counted: 1, left: 2 })
    expect(await reviveEvents(database.sql, 'claire')).toEqual({ counted: 0, left: 2 })
    expect((await database.sql`select event_id from events`).map(({ event_id }) => event_id as string)).toEqual([good.eventId])
    expect(await count('dead_events')).toBe(3)
  })
})
