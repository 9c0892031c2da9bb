import type { TransactionSql } from 'postgres'
import { selectHeldTimes } from '../../../db/queries/held-times.ts'
import { selectOwnTimes } from '../../../db/queries/time-blocks.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { addDays } from '../../http/add-days.ts'
import { localDay } from '../../http/local-day.ts'
import { type Evening, planEvening } from './plan-evening.ts'

const AHEAD_MS = 48 * 3_600_000

/** What is left of her day. Undefined: her rules are not known. */
export async function readEvening(
  tx: TransactionSql,
  tenantId: string,
  { rules, now }: { rules: BookingRules | undefined; now: Date },
): Promise<Evening | undefined> {
  if (!rules) return undefined
  const { day, yesterday } = localDay(now, rules.timeZone)
  const [held, own] = await Promise.all([
    selectHeldTimes(tx, tenantId, { from: now, to: new Date(now.getTime() + AHEAD_MS) }),
    selectOwnTimes(tx, tenantId, { from: yesterday, to: addDays(day, 1) }),
  ])
  return planEvening(rules, { now, held, own })
}
