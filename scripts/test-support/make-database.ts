import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { connect } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'

/** Migrated once by the global setup. The others are copies of it, which takes a fifth of the time; on a server without it they are migrated. */
const TEMPLATE = 'test_template'

/** Makes what the databases of a run's tests are copied from. Nobody connects to it any more. */
export async function makeTemplate(serverUrl: string): Promise<void> {
  const server = connect(serverUrl)
  await server.unsafe(`create database ${TEMPLATE}`)
  const sql = connect(databaseAt(serverUrl, TEMPLATE))
  await migrate(sql)
  await sql.end()
  await server.end()
}

/** A database of its own on the server of all tests, migrated. Dropped with `drop`. */
export async function makeDatabase(
  serverUrl: string,
  { migrated = true } = {},
): Promise<{ sql: Sql; url: string; drop: () => Promise<void> }> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const server = connect(serverUrl)
  const hasTemplate = migrated && (await server`select from pg_database where datname = ${TEMPLATE}`).length > 0
  await server.unsafe(`create database ${name}${hasTemplate ? ` template ${TEMPLATE}` : ''}`)
  const url = databaseAt(serverUrl, name)
  const sql = connect(url)
  if (migrated && !hasTemplate) await migrate(sql)
  const drop = async () => {
    await sql.end()
    await server.unsafe(`drop database ${name} with (force)`)
    await server.end()
  }
  return { sql, url, drop }
}

function databaseAt(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
