import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { reachGoals } from '../edge/site/variants/goals.ts'
import { makeDatabase } from '../scripts/test-support/make-database.ts'
import { BOOKING_STATUSES } from '../tenants/contract/booking.ts'
import type { BrowserEvent } from '../tenants/contract/event.ts'
import { EVENT_NAMES, type EventName } from '../tenants/contract/event-data.ts'
import { MAIL_KINDS } from '../tenants/contract/mail-kinds.ts'

// SQL cannot import a union: these hold what it says to the contract. A new name is red here until each list has it or leaves it out knowingly.

/** What figures make of an event. A figure that leaves it out says so here. */
interface Use {
  /** A row of its own in daily_events, by what it is about; null: none. */
  subject: '' | 'path' | 'photo' | 'platform' | null
  /** A visit with one page and none of these is a bounce. */
  isInteraction: boolean
  /** Steps of the funnel that it reaches, from 1. */
  funnel: readonly number[]
  /** The column of ab_daily_counts. */
  test: 'exposures' | 'conversions' | 'form_starts' | 'photo_clicks' | 'contact_clicks' | null
}

const USES: Record<EventName, Use> = {
  page_view: { subject: 'path', isInteraction: false, funnel: [1], test: null },
  photo_view: { subject: 'photo', isInteraction: false, funnel: [], test: null },
  photo_click: { subject: 'photo', isInteraction: true, funnel: [2], test: 'photo_clicks' },
  gallery_open: { subject: '', isInteraction: true, funnel: [2], test: null },
  pricing_view: { subject: '', isInteraction: false, funnel: [2], test: null },
  form_start: { subject: '', isInteraction: true, funnel: [2, 3], test: 'form_starts' },
  form_submit: { subject: '', isInteraction: true, funnel: [2, 3, 4], test: null },
  cta_click: { subject: '', isInteraction: true, funnel: [], test: null },
  email_click: { subject: '', isInteraction: true, funnel: [], test: 'contact_clicks' },
  phone_click: { subject: '', isInteraction: true, funnel: [], test: 'contact_clicks' },
  social_click: { subject: 'platform', isInteraction: true, funnel: [], test: 'contact_clicks' },
  testimonial_view: { subject: '', isInteraction: false, funnel: [], test: null },
  engagement: { subject: 'path', isInteraction: false, funnel: [], test: null },
  experiment_exposure: { subject: null, isInteraction: false, funnel: [], test: 'exposures' },
  experiment_conversion: { subject: null, isInteraction: false, funnel: [], test: 'conversions' },
}

let database: Awaited<ReturnType<typeof makeDatabase>>
/** What the database's functions and the statements beside it are written in. */
let texts: string[]
beforeAll(async () => {
  database = await makeDatabase(inject('databaseUrl'))
  texts = [...(await readAll('functions', '.sql')), ...(await readAll('queries', '.ts'))]
})
afterAll(() => database.drop())

async function readAll(folder: string, ending: string): Promise<string[]> {
  const names = (await readdir(path.join(import.meta.dirname, folder))).filter((name) => name.endsWith(ending) && !name.includes('.test.'))
  return Promise.all(names.map((name) => readFile(path.join(import.meta.dirname, folder, name), 'utf8')))
}

/** Every quoted word that follows one of these, e.g. the two of `status in ('pending', 'confirmed')`. */
const comparedWith = (columns: string): string[] =>
  texts.flatMap((text) =>
    [...text.matchAll(new RegExp(`\\b(?:${columns})\\s*(?:=|<>|in|not in)\\s*\\(?((?:'\\w+'(?:,\\s*)?)+)`, 'g'))].flatMap(([, list = '']) =>
      quoted(list),
    ),
  )
const quoted = (text: string): string[] => [...text.matchAll(/'(\w+)'/g)].map(([, word = '']) => word)

describe('an event', () => {
  it('has a use in each figure, or none, for every name of the contract', () => {
    expect(Object.keys(USES)).toEqual(EVENT_NAMES)
  })

  it.each(EVENT_NAMES)('%s is used by the database as it is said', async (name) => {
    const use = USES[name]
    const [row] = await database.sql`
      select
        case when ${name}::text = any (event_names()) then event_subject(${name}::text, 'path', '{"photo": "photo", "platform": "platform"}') end as subject,
        is_interaction(${name}::text) as "isInteraction",
        to_jsonb(array(
          select step from unnest(default_funnel()) with ordinality as f (names, step) where ${name}::text = any (string_to_array(names, '|')) order by step
        )) as funnel
    `
    const { subject, isInteraction, funnel } = use
    expect(row).toEqual({ subject, isInteraction, funnel })
  })

  it('counts for the tests of variants where the edge marks it, and in the column that is said', async () => {
    const [ingest] = await database.sql<[{ text: string }]>`select prosrc as text from pg_proc where proname = 'ingest_events'`
    const [, columns = '', counts = ''] =
      /insert into ab_daily_counts \(.*?variant, (.*?)\)\s*select(.*?)from reached/s.exec(ingest.text) ?? []
    const filters = [...counts.matchAll(/filter \(where name (.*?)\)+,?\n/g)].map(([, names = '']) => quoted(names))
    const counted = columns.split(', ').flatMap((column, index) => (filters[index] ?? []).map((name) => [name, column]))
    const said = EVENT_NAMES.flatMap((name) => (USES[name].test === null ? [] : [[name, USES[name].test]]))
    expect(counted.sort()).toEqual(said.sort())
    for (const name of EVENT_NAMES) {
      const column = USES[name].test
      const isGoal = column !== null && !name.startsWith('experiment_')
      expect(goalOf(name), name).toEqual(isGoal ? [column.replace(/s$/, '')] : [])
    }
  })

  it('is called by no other name in SQL', async () => {
    const [lists] = await database.sql<[{ names: string[] }]>`
      select to_jsonb(event_names() || string_to_array(array_to_string(default_funnel(), '|'), '|')) as names
    `
    expect([...new Set([...lists.names, ...comparedWith('name|p_name')])].filter((name) => !(name in USES))).toEqual([])
  })
})

const goalOf = (name: EventName): string[] => {
  const event = { name, data: {}, agoMs: 0, path: '/' } as unknown as BrowserEvent
  const assignment = { experiment: 'e', version: 1, variant: 'v', exposed: true, converted: false, goals: [] }
  return reachGoals([event], [assignment] as unknown as Parameters<typeof reachGoals>[1]).assignments.flatMap(({ goals }) => goals)
}

describe('a mail', () => {
  it('is queued under a name of the contract, and every name is queued', () => {
    const kinds = texts.flatMap((text) =>
      [...text.matchAll(/'(\w+_(?:client|companion)|waiting_(?:confirm|open)|sign_in|invitation|site_live|tomorrow|weekly_report)'/g)].map(
        ([, kind = '']) => kind,
      ),
    )
    expect([...new Set(kinds)].sort()).toEqual([...MAIL_KINDS].sort())
  })

  it('is queued by steps under names of the contract', async () => {
    const steps = await database.sql<{ kind: string }[]>`select distinct unnest(mails) as kind from booking_transitions()`
    expect(steps.map(({ kind }) => kind).filter((kind) => !(MAIL_KINDS as readonly string[]).includes(kind))).toEqual([])
  })
})

describe('a status', () => {
  const OTHERS = ['sent', 'dead', 'withheld', 'active', 'preview', 'inactive', 'draft', 'running', 'paused']

  it('is one of the contract wherever SQL compares one', () => {
    const known = new Set<string>([...BOOKING_STATUSES, ...OTHERS])
    expect([...new Set(comparedWith('status|v_status'))].filter((status) => !known.has(status))).toEqual([])
    expect(comparedWith('from_status|to_status').filter((status) => !(BOOKING_STATUSES as readonly string[]).includes(status))).toEqual([])
  })

  it('of a booking is one of the contract, by the table itself', async () => {
    const [constraint] = await database.sql<[{ text: string }]>`
      select pg_get_constraintdef(oid) as text from pg_constraint where conname = 'bookings_status_check'
    `
    expect(quoted(constraint.text).sort()).toEqual([...BOOKING_STATUSES].sort())
    const steps = await database.sql<{ status: string }[]>`
      select from_status as status from booking_transitions() union select to_status from booking_transitions()
    `
    expect(steps.map(({ status }) => status).sort()).toEqual([...BOOKING_STATUSES].sort())
  })
})
