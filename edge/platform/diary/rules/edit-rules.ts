import type { TransactionSql } from 'postgres'
import {
  changeRules,
  lockBookingRules,
  type RuleMaker,
  type StoredChange,
  selectRuleChanges,
} from '../../../../db/queries/booking-rules.ts'
import { diffRules, withFields } from '../../../../db/queries/merge-rules.ts'
import { type ListRow, selectGroup } from '../../../../db/queries/request-list.ts'
import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { sameJson } from '../../../../tenants/contract/same-json.ts'
import { valuesBefore } from './plan-history.ts'
import { planStranded } from './plan-stranded.ts'
import { type RuleFacts, readRuleFacts } from './read-rule-facts.ts'

// Runs in the platform Worker and under Node: its caller has the transaction.

/** A change of her rules, as a form sends it. */
export interface RuleEdit<Problems> {
  tenantId: string
  /** Of the rules that the form was shown with; NaN: it does not say; 'any': nobody was shown any. */
  version: number | 'any'
  /** References of requests that she has been told of, and wants the change all the same; 'all': whatever they are. */
  seen: readonly string[] | 'all'
  madeBy: RuleMaker
  now: Date
  plan: (facts: RuleFacts) => { after: BookingRules } | { problems: Problems }
}

/** What became of it. All but the first have written nothing. */
export type Edited<Problems> =
  | { kind: 'saved' }
  | { kind: 'problems'; problems: Problems; facts: RuleFacts }
  /** Another window was faster. `base`: her rules as the form showed them; `since`: what was changed after that, newest first. */
  | { kind: 'stale'; facts: RuleFacts; base: BookingRules; since: StoredChange[] }
  /** She could not keep these any more. */
  | { kind: 'stranded'; rows: ListRow[]; facts: RuleFacts }

const CHANGES_TOLD_MAX = 200
const APPOINTMENTS_MAX = 500

/** Reads her rules, changes and writes them with nobody in between: what holds time for her is written under the same lock. */
export async function editRules<Problems>(tx: TransactionSql, edit: RuleEdit<Problems>): Promise<Edited<Problems>> {
  const { tenantId, version, now } = edit
  await lockBookingRules(tx, tenantId)
  const facts = await readRuleFacts(tx, tenantId, now)
  return version === 'any' || facts.version === version
    ? write(tx, edit, facts)
    : { kind: 'stale', facts, ...(await readSince(tx, tenantId, { version, facts })) }
}

async function write<Problems>(
  tx: TransactionSql,
  { tenantId, seen, madeBy, now, plan }: RuleEdit<Problems>,
  facts: RuleFacts,
): Promise<Edited<Problems>> {
  const { rules: before, version } = facts
  const planned = plan(facts)
  if ('problems' in planned) return { kind: 'problems', ...planned, facts }
  const { after } = planned
  if (diffRules(before, after).length === 0) return { kind: 'saved' }
  if (!sameJson(before.tour, after.tour)) {
    const rows = planStranded(await selectToCome(tx, tenantId), { before, after, now })
    if (seen !== 'all' && rows.some(({ reference }) => !seen.includes(reference))) return { kind: 'stranded', rows, facts }
  }
  const isWritten = await changeRules(tx, tenantId, { version, before, after, madeBy })
  if (!isWritten) throw new Error('Her rules were changed under the lock of her calendar.')
  return { kind: 'saved' }
}

async function readSince(tx: TransactionSql, tenantId: string, { version, facts: { rules } }: { version: number; facts: RuleFacts }) {
  const since = Number.isSafeInteger(version) ? await selectRuleChanges(tx, tenantId, CHANGES_TOLD_MAX, version) : []
  return { since, base: withFields(rules, valuesBefore(since)) }
}

async function selectToCome(tx: TransactionSql, tenantId: string): Promise<ListRow[]> {
  const groups = await Promise.all(
    (['coming', 'waiting', 'offered'] as const).map((group) => selectGroup(tx, tenantId, { group, limit: APPOINTMENTS_MAX })),
  )
  return groups.flat()
}
