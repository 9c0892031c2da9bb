import type { Sql } from 'postgres'
import { countEvents } from '../../db/queries/count-events.ts'
import { readTestCounts } from '../../db/queries/read-test-counts.ts'
import { isEdgeEvent } from '../../tenants/contract/event.ts'
import { EVENT_NAMES, type EventName } from '../../tenants/contract/event-data.ts'
import type { Truth } from './truth.ts'

/** What Postgres has counted of a tenant so far. */
export interface Counted {
  exposures: Map<string, number>
  conversions: Map<string, number>
  events: ReadonlyMap<EventName, number>
}

export async function readCounted(sql: Sql, slug: string): Promise<Counted> {
  const counts = await readTestCounts(sql, slug)
  const byVariant = (field: 'exposures' | 'conversions') =>
    new Map(counts.map((count) => [`${count.testId}.${count.version}:${count.variant}`, count[field]]))
  return { exposures: byVariant('exposures'), conversions: byVariant('conversions'), events: await countEvents(sql, slug) }
}

/** Those of tests stand by variant. */
const COMPARED_EVENTS = EVENT_NAMES.filter((name) => name === 'form_submit' || !isEdgeEvent(name))

export interface Comparison {
  what: string
  truth: number
  postgres: number
}

/** Truth beside what Postgres has counted since `before`. */
export function compareCounts(truth: Truth, { before, after }: { before: Counted; after: Counted }): Comparison[] {
  const since = (read: (counted: Counted) => number | undefined) => (read(after) ?? 0) - (read(before) ?? 0)
  const byVariant = (field: 'exposures' | 'conversions', words: string) =>
    [...new Set([...truth[field].keys(), ...after[field].keys()])]
      .sort()
      .map((key) => ({ what: `${key} ${words}`, truth: truth[field].get(key) ?? 0, postgres: since((counted) => counted[field].get(key)) }))
      .filter((row) => row.truth !== 0 || row.postgres !== 0)
  return [
    ...byVariant('exposures', 'seen'),
    ...byVariant('conversions', 'booked'),
    ...COMPARED_EVENTS.map((name) => ({
      what: `${name.replace('_', ' ')} events`,
      truth: truth.visits.reduce((sum, { happened }) => sum + happened.filter((each) => each.name === name).length, 0),
      postgres: since(({ events }) => events.get(name)),
    })),
  ]
}
