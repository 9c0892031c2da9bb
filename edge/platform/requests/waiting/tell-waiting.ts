import type { Sql, TransactionSql } from 'postgres'
import { lockBookingRules } from '../../../../db/queries/booking-rules.ts'
import { selectHeldTimes } from '../../../../db/queries/held-times.ts'
import {
  forgetWaiting,
  type LegRow,
  noteLegsOpen,
  selectTenantsWithWaiting,
  selectUntold,
  takeFreedTimes,
  tellWaiting,
} from '../../../../db/queries/waiting-list.ts'
import { withTenant } from '../../../../db/queries/with-tenant.ts'
import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { logEvent } from '../../../http/log.ts'
import { freeInLeg, isDue, rangeOf, type TimeSpan, type WaitedLeg } from './free-in-leg.ts'

/** Every minute: who waits for a leg that can be booked now is told, each once, and whom there is nothing left to tell is forgotten. */
export async function tellAllWaiting(sql: Sql, now: Date): Promise<void> {
  await forgetWaiting(sql)
  for (const tenantId of await selectTenantsWithWaiting(sql)) {
    const tenant = { tenantId, role: 'companion_ingest' } as const
    await withTenant(sql, tenant, (tx) => tellTenant(tx, tenantId, now)).catch((error: unknown) =>
      logEvent('waiting_not_told', { tenant: tenantId, error }),
    )
  }
}

/** One transaction under the lock of her calendar: what has become free is looked at once, whatever crashes. Returns how many are told. */
export async function tellTenant(tx: TransactionSql, tenantId: string, now: Date): Promise<number> {
  const rules = await lockBookingRules(tx, tenantId)
  const [waiting, freed] = [await selectUntold(tx, tenantId), await takeFreedTimes(tx, tenantId)]
  if (!rules) return 0
  const spans = freed.map(({ from, to, freedAt }) => ({ from: from.getTime(), to: to.getTime(), freedAt }))
  let told = 0
  for (const group of byLeg(waiting)) {
    const [first] = group
    const free = first ? await readFreeInLeg(tx, tenantId, { leg: first, rules, now }) : []
    const [due, others] = [group.filter((each) => isDue(each, { free, freed: spans })), group.map(({ reference }) => reference)]
    told += await tellWaiting(
      tx,
      tenantId,
      due.map(({ reference }) => reference),
    )
    await noteLegsOpen(tx, tenantId, { references: others, isOpen: free.length > 0 })
  }
  return told
}

/** In a transaction of that tenant. */
export async function readFreeInLeg(
  tx: TransactionSql,
  tenantId: string,
  { leg, rules, now }: { leg: WaitedLeg; rules: BookingRules; now: Date },
): Promise<TimeSpan[]> {
  const held = await selectHeldTimes(tx, tenantId, rangeOf(leg))
  return freeInLeg(leg, { rules, now, held: held.map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() })) })
}

const byLeg = (waiting: readonly LegRow[]): LegRow[][] => [
  ...Map.groupBy(waiting, ({ city, legFrom, legTo, hours }) => JSON.stringify([city, legFrom, legTo, hours])).values(),
]
