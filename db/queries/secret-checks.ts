import type { Sql } from 'postgres'
import { withTenant } from './with-tenant.ts'

// Which secrets a database has been used with, as keyed hashes of a constant: they tell whether a secret was one of them, and nothing else of it.

/** Name of a secret -> check values: of the present one first, then of the one before. */
export type GivenChecks = Readonly<Record<string, readonly string[]>>

/** Whether the database was used with one of them, or with none yet: then these are noted. */
export async function admitSecrets(sql: Sql, given: GivenChecks): Promise<boolean> {
  const [row] = await withTenant(
    sql,
    { tenantId: '', role: 'companion_ingest' },
    (tx) => tx<[{ isAdmitted: boolean }]>`select admit_secrets(${JSON.stringify(given)}::text::jsonb) as "isAdmitted"`,
  )
  return row.isAdmitted
}

/** Name of a secret -> check values that were noted. Read by the owner of the database, also where there is no such function yet. */
export async function selectSecretChecks(sql: Sql): Promise<Map<string, Set<string>>> {
  const [{ isThere }] = await sql<[{ isThere: boolean }]>`select to_regclass('platform.secret_checks') is not null as "isThere"`
  if (!isThere) return new Map()
  const rows = await sql<{ name: string; checkValue: string }[]>`select name, check_value as "checkValue" from platform.secret_checks`
  const named = Map.groupBy(rows, ({ name }) => name)
  return new Map([...named].map(([name, of]) => [name, new Set(of.map(({ checkValue }) => checkValue))]))
}
