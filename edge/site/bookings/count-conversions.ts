import { pagePath } from '../../../tenants/contract/urls.ts'
import type { SiteContext } from '../context.ts'
import { variantPairs } from '../variants/pick-variant.ts'
import type { Assignment } from '../variants/variant-cookie.ts'
import { experimentData, type PlannedEvent } from '../visits/plan-events.ts'
import { sendEvents } from '../visits/send-events.ts'

/** A booking was accepted: each test this visitor has seen gets its one conversion. Returns the assignments for the cookie. */
export function countConversions(context: SiteContext, known: readonly Assignment[], { isCounted }: { isCounted: boolean }): Assignment[] {
  const conversions = known.filter(({ exposed, converted }) => exposed && !converted)
  // Ids at random: one made from the booking's reference would join it to the visit. A double click is told apart by the outbox, as `repeated`.
  const planned: PlannedEvent[] = [
    { name: 'form_submit' },
    ...conversions.map((assignment) => ({ name: 'experiment_conversion' as const, data: experimentData(assignment) })),
  ]
  if (isCounted) context.waitUntil(sendEvents(context, planned, { path: pagePath('booking'), variants: variantPairs(known) }))
  return conversions.length === 0 ? [] : known.map((assignment) => ({ ...assignment, converted: assignment.exposed }))
}
