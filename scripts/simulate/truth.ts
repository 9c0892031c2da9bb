import type { EventName } from '../../tenants/contract/event-data.ts'

/** One visit as it happened, in order. */
export interface TrueVisit {
  source: string
  city: string
  happened: Happening[]
}

export interface Happening {
  /** Milliseconds since 1970. */
  at: number
  name: EventName
  /** Path of a page, id of a photo. */
  subject: string
}

/** What truly happened, by variant and in all. */
export interface Truth {
  exposures: Map<string, number>
  conversions: Map<string, number>
  /** The visits of people who are counted. */
  visits: TrueVisit[]
  /** Accepted requests of everybody; of who asks not to be counted nobody knows a source. */
  requests: { at: number; source: string }[]
  /** Requests that must not be in any number. */
  uncounted: number
}

export const newTruth = (): Truth => ({
  exposures: new Map(),
  conversions: new Map(),
  visits: [],
  requests: [],
  uncounted: 0,
})
