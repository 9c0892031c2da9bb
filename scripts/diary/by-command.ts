import type { Sql } from 'postgres'
import { ROOT } from '../command-line/root.ts'
import { formatTable } from '../print/format-table.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { type BlockAsked, blockByCommand, freeByCommand, listOwnTimes, ownTimeRow } from './commands.ts'
import { type EntryAsked, enterByCommand } from './enter-by-command.ts'
import { type DayAsked, openDayByCommand } from './open-day.ts'
import {
  addLegByCommand,
  cancelLegByCommand,
  type LegAsked,
  listRuleChanges,
  printRules,
  pullByCommand,
  setHoursByCommand,
  tellHours,
} from './rule-commands.ts'

// The verbs of npm run diary, in DATABASE_URL or the embedded server of DATA_DIR: each prints what was done, or throws a sentence.

interface Place {
  sql: Sql
  tenant: string
  now: Date
}

const at = (tenant: string, work: (place: Place) => Promise<string>): Promise<void> =>
  withDatabase(ROOT, (sql) => work({ sql, tenant, now: new Date() })).then((text) => console.log(text))

const tableOf = (rows: Record<string, string>[], none: string): string => (rows.length === 0 ? none : formatTable(rows))

export const list = (tenant: string, { from, to }: { from?: string | undefined; to?: string | undefined }): Promise<void> =>
  at(tenant, async (place) => tableOf((await listOwnTimes(place, { from, to })).map(ownTimeRow), 'Nothing is blocked.'))

export const block = (tenant: string, asked: BlockAsked): Promise<void> => at(tenant, (place) => blockByCommand(place, asked))

export const free = (tenant: string, asked: { block: string; at?: string | undefined }): Promise<void> =>
  at(tenant, (place) => freeByCommand(place, asked))

export const hours = (tenant: string, { week, anyway }: { week?: string | undefined; anyway?: boolean | undefined }): Promise<void> =>
  at(tenant, (place) => (week === undefined ? tellHours(place) : setHoursByCommand(place, { week, anyway })))

export const open = (tenant: string, asked: DayAsked): Promise<void> => at(tenant, (place) => openDayByCommand(place, asked))

export const entry = (tenant: string, asked: EntryAsked): Promise<void> => at(tenant, (place) => enterByCommand(place, asked))

export const addLeg = (tenant: string, asked: LegAsked): Promise<void> => at(tenant, (place) => addLegByCommand(place, asked))

export const cancelLeg = (tenant: string, asked: Parameters<typeof cancelLegByCommand>[1]): Promise<void> =>
  at(tenant, (place) => cancelLegByCommand(place, asked))

export const rules = (tenant: string): Promise<void> => at(tenant, (place) => printRules(place))

export const history = (tenant: string): Promise<void> =>
  at(tenant, async (place) => tableOf(await listRuleChanges(place), 'Nothing has been changed yet.'))

export const pull = (tenant: string): Promise<void> => at(tenant, (place) => pullByCommand(place, ROOT))
