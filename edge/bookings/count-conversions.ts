import { pagePath } from '../../tenants/contract/urls.ts'
import { experimentData, type PlannedEvent } from '../events/plan-events.ts'
import { sendEvents } from '../events/send-events.ts'
import { variantPairs } from '../experiments/pick-variant.ts'
import type { Assignment } from '../experiments/variant-cookie.ts'
import { sha256 } from '../secrecy/sha256.ts'
import type { SiteContext } from '../site/context.ts'
import { toHex } from '../visit/to-hex.ts'

/** A booking was accepted: each test this visitor has seen gets its one conversion. Returns the assignments for the cookie. */
export function countConversions(
  context: SiteContext,
  known: readonly Assignment[],
  { answer: { reference }, isCounted }: { answer: { reference: string }; isCounted: boolean },
): Assignment[] {
  const conversions = known.filter(({ exposed, converted }) => exposed && !converted)
  const planned = async (): Promise<PlannedEvent[]> => [
    { name: 'form_submit', eventId: await fixedId(`${reference}:form_submit`) },
    ...(await Promise.all(
      conversions.map(async (assignment) => ({
        name: 'experiment_conversion' as const,
        data: experimentData(assignment),
        eventId: await fixedId(`${reference}:${assignment.experiment}.${assignment.version}`),
      })),
    )),
  ]
  const send = async () => sendEvents(context, await planned(), { path: pagePath('booking'), variants: variantPairs(known) })
  if (isCounted) context.waitUntil(send())
  return conversions.length === 0 ? [] : known.map((assignment) => ({ ...assignment, converted: assignment.exposed }))
}

/** A UUID (version 8, RFC 9562) from a text: a double click makes the same event, which counts once. */
async function fixedId(text: string): Promise<string> {
  const bytes = (await sha256(text)).slice(0, 16)
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
