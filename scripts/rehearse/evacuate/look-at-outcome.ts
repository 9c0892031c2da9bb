import type { Sql } from 'postgres'
import { withConnection } from '../../../db/connect.ts'
import { selectStoredBookings } from '../../../db/queries/check-bookings.ts'
import { exportClient } from '../../../db/queries/client-data.ts'
import type { ClientDetails } from '../../../tenants/contract/booking.ts'
import { askAt, type Place } from '../../evacuate/ask-at.ts'
import { type Finding, finding } from '../finding.ts'
import { type Asked, askOnce, CLIENT_NAME } from './book-all-along.ts'

/** Time for the last of the outboxes to arrive. */
const PATIENCE_MS = 60_000

/** Everything that was acknowledged anywhere, in the new place's PostgreSQL, each opened there with its key. */
export async function lookAtOutcome(
  asked: readonly Asked[],
  { databaseUrl, place, erased }: { databaseUrl: string; place: Place; erased: Asked },
): Promise<Finding[]> {
  const told = asked.filter(({ status }) => status === 201 || status === 202)
  const acknowledged = told.filter((each) => each !== erased)
  return withConnection(databaseUrl, async (sql) => {
    const keysOf = async () => new Map((await selectStoredBookings(sql)).map((row) => [row.idempotencyKey, row]))
    const end = Date.now() + PATIENCE_MS
    let stored = await keysOf()
    while (acknowledged.some(({ key }) => !stored.has(key)) && Date.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 250))
      stored = await keysOf()
    }
    const lost = acknowledged.filter(({ key }) => !stored.has(key))
    const other = acknowledged.filter(({ key, reference }) => stored.has(key) && stored.get(key)?.reference !== reference)
    const opened = (await selectOpened(sql, acknowledged, place)).length
    const back = (await selectOpened(sql, [erased], place)).length
    const kept = acknowledged.length
    return [
      { what: 'requests that clients sent', found: `${asked.length}`, isRight: true },
      { what: 'acknowledged (201 and 202)', found: `${told.length}`, isRight: told.length > 0 },
      finding('refused, or answered anything else', `${asked.length - told.length}`, '0'),
      finding('acknowledged and not in the new PostgreSQL', `${lost.length}`, '0'),
      finding('another reference than was told', `${other.length}`, '0'),
      finding('details that open with their key', `${opened} of ${kept}`, `${kept} of ${kept}`),
      finding('erased here while the old place had it, and back again', `${back}`, '0'),
    ]
  })
}

/** Those whose client's words the new platform tells. */
async function selectOpened(sql: Sql, acknowledged: readonly Asked[], place: Place): Promise<Asked[]> {
  const opened: Asked[] = []
  for (const [slug, theirs] of Map.groupBy(acknowledged, (each) => each.slug)) {
    const items: { reference: string; sealed: string }[] = []
    for (const { reference = '' } of theirs)
      for (const { client_sealed } of (await exportClient(sql, slug, { reference })).bookings)
        items.push({ reference, sealed: String(client_sealed) })
    const { clients } = await askAt<{ clients: (ClientDetails | null)[] }>(place, 'open', { tenantId: slug, items })
    const emails = new Set(clients.flatMap((client) => (client?.name === CLIENT_NAME ? client.email : [])))
    opened.push(...theirs.filter(({ email }) => emails.has(email)))
  }
  return opened
}

/** Requests of before, sent to the new place once more: who was told a reference is told it again. */
export async function askAgain(port: number, asked: readonly Asked[]): Promise<Finding> {
  const answers = await Promise.all(asked.map(async (each) => (await askOnce(port, each)).reference === each.reference))
  const same = answers.filter(Boolean).length
  return finding('sent again after the move, told the same reference', `${same} of ${asked.length}`, `${asked.length} of ${asked.length}`)
}
