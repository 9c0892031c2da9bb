import { connect } from '../../db/connect.ts'
import { attributeBookings } from '../../db/queries/attribute-bookings.ts'
import { refreshRollups } from '../../db/queries/refresh-rollups.ts'
import { confirmEmails } from '../../db/queries/seed-history.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { writeBlock } from '../../edge/platform/diary/write-block.ts'
import { dashboardPath } from '../../tenants/contract/urls.ts'
import type { Stack } from '../runtime/start-stack.ts'
import { daysAtHome } from '../runtime/tour-days.ts'
import { runSimulation } from '../simulate/run-simulation.ts'
import { requestDashboard } from '../test-support/request-dashboard.ts'

// Claire's last month: visitors, requests that she has answered but for a few, times of her own.

export async function fillWithTraffic(stack: Stack): Promise<void> {
  const plan = {
    days: 28,
    visitors: 22,
    seed: 5,
    rate: 0.04,
    effects: new Map([['garden', 1.6]]),
    now: new Date(),
    onProgress: () => undefined,
  }
  await runSimulation({ ...plan, port: stack.port, databaseUrl: stack.databaseUrl, slug: 'claire' })
  const sql = connect(stack.databaseUrl)
  await attributeBookings(sql)
  await refreshRollups(sql, 'claire')
  await sql.end()
}

/** She has answered most: four confirmed to one declined. Returns the reference of an appointment. */
export async function answerMost({ port, databaseUrl }: Stack, cookie: string): Promise<string> {
  const sql = connect(databaseUrl)
  const references = await confirmEmails(sql, 'claire')
  await sql.end()
  for (const [index, reference] of references.entries()) {
    if (WAITING.includes(index)) continue
    await requestDashboard(dashboardPath(`requests/${reference}`), {
      port,
      cookie,
      form: { do: 'change', to: index % 5 === 4 ? 'declined' : 'confirmed' },
    })
  }
  return references[0] ?? ''
}

/** Of hers by time, those that she has not. */
const WAITING = [3, 8]
/** After what the simulation asks for: as a client does, a few weeks ahead. */
export const ASKED = `${daysAtHome(new Date(), 24).next().value}T19:00`
export const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Times of her own around today: an afternoon of every week, whose id is returned, and days away where no request waits. */
export async function keepTimes(databaseUrl: string): Promise<string> {
  const sql = connect(databaseUrl)
  const clock = { place: 'Sydney', timeZone: 'Australia/Sydney' }
  const blocks = [
    { startsLocal: `${dayAhead(1)}T14:00`, endsLocal: `${dayAhead(1)}T18:00`, rule: 'FREQ=WEEKLY', ...clock },
    { startsLocal: `${dayAhead(9)}T16:00`, endsLocal: `${dayAhead(12)}T10:00`, rule: null, ...clock },
  ]
  const ids: (string | undefined)[] = []
  for (const block of blocks)
    await withTenant(sql, { tenantId: 'claire', role: 'companion_ingest' }, async (tx) => {
      const options = { block, meeting: 'keep', seen: 'all', madeBy: 'companion', now: new Date() } as const
      ids.push((await writeBlock(tx, 'claire', options)).blockId)
    })
  await sql.end()
  return ids[0] ?? ''
}
