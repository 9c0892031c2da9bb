import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'

/** A database of its own on the server of all tests, migrated. Dropped with `drop`. */
export async function makeDatabase(
  serverUrl: string,
  { migrated = true } = {},
): Promise<{ sql: Sql; url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const server = connect(serverUrl)
  await server.unsafe(`create database ${name}`)
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  const sql = connect(url.href)
  if (migrated) await migrate(sql)
  const drop = async () => {
    await sql.end()
    await server.unsafe(`drop database ${name} with (force)`)
    await server.end()
  }
  return { sql, url: url.href, drop }
}
