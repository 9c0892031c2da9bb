import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Sql } from 'postgres'
import { connect } from '../../db/connect.ts'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { migrate } from '../../db/migrate.ts'

/** Runs `work` on an embedded server of its own with a fresh, migrated database. */
export async function withBenchDatabase<T>(work: (sql: Sql, url: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'))
  const server = await startEmbeddedPostgres(path.join(folder, 'postgres'))
  const sql = connect(server.url)
  try {
    await migrate(sql)
    return await work(sql, server.url)
  } finally {
    await sql.end()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
