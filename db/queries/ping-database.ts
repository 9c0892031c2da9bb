import type { Sql } from 'postgres'

/** Throws where the database does not answer. */
export async function pingDatabase(sql: Sql): Promise<void> {
  await sql`select 1`
}
