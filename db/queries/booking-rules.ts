import type { ISql, TransactionSql } from 'postgres'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import { sameJson } from '../../tenants/contract/same-json.ts'
import { diffRules, mergeRules, type RuleChange, type RuleConflict } from './merge-rules.ts'

/** Undefined: the tenant was written by a version that did not keep them. */
export async function selectBookingRules(sql: ISql, tenantId: string): Promise<BookingRules | undefined> {
  return (await selectVersionedRules(sql, tenantId))?.rules
}

/** With the number that changeRules asks for. */
export async function selectVersionedRules(sql: ISql, tenantId: string): Promise<{ rules: BookingRules; version: number } | undefined> {
  const [row] = await sql<{ rules: BookingRules | null; version: number }[]>`
    select booking_rules as rules, rules_version as version from tenants where tenant_id = ${tenantId}
  `
  return row?.rules ? { rules: row.rules, version: row.version } : undefined
}

/** The same until the end of this transaction: nobody else writes her calendar meanwhile. */
export async function lockBookingRules(tx: TransactionSql, tenantId: string): Promise<BookingRules | undefined> {
  const [row] = await tx<[{ rules: BookingRules | null }]>`select lock_booking_rules(${tenantId}::text) as rules`
  return row.rules ?? undefined
}

export type RuleMaker = 'companion' | 'developer'

/**
 * Writes her rules, each difference with who made it, and has her pages follow where her tour changes. False: they have been changed since `version`, and
 * nothing was written.
 */
export async function changeRules(
  sql: ISql,
  tenantId: string,
  { version, before, after, madeBy }: { version: number; before: BookingRules; after: BookingRules; madeBy: RuleMaker },
): Promise<boolean> {
  const isWritten = await writeRules(sql, tenantId, { version, rules: after, changes: diffRules(before, after), madeBy })
  if (isWritten && !sameJson(before.tour, after.tour)) await sql`select wake_publisher('follow-diary', ${tenantId}::text)`
  return isWritten
}

async function writeRules(
  sql: ISql,
  tenantId: string,
  { version, rules, changes, madeBy }: { version: number; rules: BookingRules; changes: readonly RuleChange[]; madeBy: RuleMaker },
): Promise<boolean> {
  const [row] = await sql<[{ written: boolean }]>`
    select change_rules(
      ${tenantId}::text, ${version}::integer, ${JSON.stringify(rules)}::text::jsonb, ${madeBy}::text, ${JSON.stringify(changes)}::text::jsonb
    ) as written
  `
  return row.written
}

/** Of what tenant.yaml files say of rules, by slug, what is not as it was read the last time. */
export async function selectChangedYaml(sql: ISql, yaml: ReadonlyMap<string, BookingRules>): Promise<[string, BookingRules][]> {
  const rows = await sql<{ slug: string; base: BookingRules | null }[]>`
    select tenant_id as slug, case when booking_rules is not null then yaml_rules end as base from tenants where tenant_id = any (${[...yaml.keys()]}::text[])
  `
  const read = new Map(rows.map(({ slug, base }) => [slug, base]))
  return [...yaml].filter(([slug, rules]) => !sameJson(rules, read.get(slug)))
}

/**
 * Takes over what tenant.yaml says anew; what she has changed since stays. Returns where both changed one thing: the file holds then, and her value is in the
 * history of her diary.
 */
export async function takeOverYaml(tx: TransactionSql, tenantId: string, yaml: BookingRules): Promise<RuleConflict[]> {
  await lockBookingRules(tx, tenantId)
  const [row] = await tx<{ rules: BookingRules | null; base: BookingRules | null; version: number }[]>`
    select booking_rules as rules, yaml_rules as base, rules_version as version from tenants where tenant_id = ${tenantId}
  `
  if (!row) return []
  // First read, or by the version before, which wrote what the file said.
  const current = row.rules ?? yaml
  const { rules, changes, conflicts } = mergeRules({ base: row.base ?? current, current, yaml })
  if (row.rules === null || changes.length > 0)
    await writeRules(tx, tenantId, { version: row.version, rules: row.rules === null ? yaml : rules, changes, madeBy: 'developer' })
  await tx`update tenants set yaml_rules = ${JSON.stringify(yaml)}::text::jsonb where tenant_id = ${tenantId}`
  return conflicts
}

/** A line of her diary's history. */
export interface StoredChange extends RuleChange {
  changeId: string
  madeAt: Date
  madeBy: RuleMaker
  /** Of her rules after it; null: made by the version before. */
  version: number | null
}

/** Newest first. `since`: only what has been changed after that version. */
export async function selectRuleChanges(sql: ISql, tenantId: string, limit: number, since?: number): Promise<StoredChange[]> {
  return sql<StoredChange[]>`
    select change_id::text as "changeId", made_at as "madeAt", made_by as "madeBy", field, before, after, rules_version as version from rule_changes
    where tenant_id = ${tenantId} and (${since ?? null}::integer is null or rules_version > ${since ?? null}::integer)
    order by change_id desc
    limit ${limit}
  `
}
