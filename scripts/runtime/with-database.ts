import path from 'node:path'
import type { Sql } from 'postgres'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { parseDatabaseUrl } from '../../db/parse-database-url.ts'
import { dataDirOf } from './data-dir.ts'

/** Runs `work` on DATABASE_URL, or on the embedded server of DATA_DIR, which is stopped again if it was not running. */
export async function withDatabase<T>(root: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  const server = process.env.DATABASE_URL === undefined ? await startEmbeddedPostgres(path.join(dataDirOf(root), 'postgres')) : undefined
  const url = server?.url ?? (await parseDatabaseUrl(process.env.DATABASE_URL ?? ''))
  const sql = connect(url)
  try {
    return await work(sql)
  } finally {
    await sql.end()
    if (server?.started) await server.stop()
  }
}
