import type { TransactionSql } from 'postgres'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import { type ReportTenant, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { type ShellRow, selectShell } from '../../../db/queries/shell.ts'
import type { Clock } from '../../../db/queries/time-blocks.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { parseDay } from '../../http/parse-day.ts'
import { clockOn } from './plan-block.ts'

/** What every page about a block needs. */
export interface BlockFacts {
  shell: ShellRow
  tenant: ReportTenant
  rules: BookingRules | undefined
}

export async function readBlockFacts(tx: TransactionSql, tenantId: string): Promise<BlockFacts> {
  const [shell, tenant, rules] = await Promise.all([
    selectShell(tx, tenantId),
    selectReportTenant(tx, tenantId),
    selectBookingRules(tx, tenantId),
  ])
  if (!tenant) throw new Error('A session without a tenant.')
  return { shell, tenant, rules }
}

/** By whose clock a block on that day is hers; today's where the day is none. */
export const clockOfDay = (day: string, { rules, tenant }: Pick<BlockFacts, 'rules' | 'tenant'>, today: string): Clock =>
  clockOn(parseDay(day) ?? today, rules ?? { ...tenant, tour: [] })

/** Legs that are running or to come on which clocks are not those of home, for the form to say. */
export const otherClocks = ({ rules }: Pick<BlockFacts, 'rules'>, today: string): { city: string; from: string; to: string }[] =>
  (rules?.tour ?? []).filter((leg) => leg.to >= today && leg.timeZone !== rules?.timeZone)
