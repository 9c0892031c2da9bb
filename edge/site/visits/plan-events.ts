import type { Event, Visit } from '../../../tenants/contract/event.ts'
import type { EventName } from '../../../tenants/contract/event-data.ts'
import type { Assignment } from '../variants/variant-cookie.ts'

export interface PlannedEvent {
  name: EventName
  data?: Event['data']
  /** Tests for which this is the first of its goal. */
  firstFor?: Event['firstFor']
  /** Where it happened, if not on the page of this request. */
  path?: string
  /** Milliseconds before the request. */
  ago?: number
}

/** Events of one request as they go to the queue. */
export function planEvents(
  planned: readonly PlannedEvent[],
  shared: { visit: Visit; path: string; variants: Event['variants']; now: Date },
): Event[] {
  const { visit, path, variants, now } = shared
  return planned.map(({ name, data = {}, firstFor = {}, path: ownPath = path, ago = 0 }) => ({
    eventId: crypto.randomUUID(),
    occurredAt: new Date(now.getTime() - ago).toISOString(),
    name,
    path: ownPath,
    variants,
    firstFor,
    data,
    ...visit,
  }))
}

export const experimentData = ({ experiment, version, variant }: Assignment) => ({ experiment, version, variant })
