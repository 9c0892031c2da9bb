import type { Sql } from 'postgres'

// Which secrets a database has been used with, as keyed hashes of a constant: they tell whether a secret was one of them, and nothing else of it.

/** Name of a secret -> check values that were noted. */
export async function selectSecretChecks(sql: Sql): Promise<Map<string, Set<string>>> {
  const rows = await sql<{ name: string; checkValue: string }[]>`select name, check_value as "checkValue" from platform.secret_checks`
  const named = Map.groupBy(rows, ({ name }) => name)
  return new Map([...named].map(([name, of]) => [name, new Set(of.map(({ checkValue }) => checkValue))]))
}

export async function insertSecretChecks(sql: Sql, checks: Readonly<Record<string, string>>): Promise<void> {
  const rows = Object.entries(checks).map(([name, checkValue]) => ({ name, check_value: checkValue }))
  await sql`insert into platform.secret_checks ${sql(rows)} on conflict do nothing`
}
