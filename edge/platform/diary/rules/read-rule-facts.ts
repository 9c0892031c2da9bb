import type { TransactionSql } from 'postgres'
import { type StoredChange, selectRuleChanges, selectVersionedRules } from '../../../../db/queries/booking-rules.ts'
import { type ShellRow, selectShell } from '../../../../db/queries/shell.ts'
import { type AskedCity, countAskedCities } from '../../../../db/queries/tour-requests.ts'
import { countWaiting, type WaitingCount } from '../../../../db/queries/waiting-list.ts'
import type { BookingRules } from '../../../../tenants/contract/booking-rules.ts'
import { localDay } from '../../../http/local-day.ts'
import type { Telling } from './rule-words.ts'

/** What the history shows, and how far back one of its lines can be taken back. */
const CHANGES_SHOWN = 20

/** What every page about her rules is made of. */
export interface RuleFacts {
  shell: ShellRow
  rules: BookingRules
  /** Of the rules: what a form was filled in for. */
  version: number
  /** The last ones, newest first. */
  changes: StoredChange[]
  /** Who wants to be told when one of her legs can be booked. */
  waiting: WaitingCount[]
  /** Who asks her to come to a city where she has no leg, or had none when they asked. */
  asked: AskedCity[]
  telling: Telling
  now: Date
}

export async function readRuleFacts(tx: TransactionSql, tenantId: string, now: Date): Promise<RuleFacts> {
  const [shell, known, changes, waiting, asked] = await Promise.all([
    selectShell(tx, tenantId),
    selectVersionedRules(tx, tenantId),
    selectRuleChanges(tx, tenantId, CHANGES_SHOWN),
    countWaiting(tx, tenantId),
    countAskedCities(tx, tenantId),
  ])
  if (!known) throw new Error('Her rules are not in the database: run npm run migrate.')
  const { rules, version } = known
  const telling = { locale: shell.locale, thisYear: localDay(now, rules.timeZone).day.slice(0, 4), home: rules.city }
  return { shell, rules, version, changes, waiting, asked, telling, now }
}
