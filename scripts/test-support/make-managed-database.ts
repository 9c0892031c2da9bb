import path from 'node:path'
import { connect } from '../../db/connect.ts'
import { CLUSTER_TEMPLATE } from '../../db/embedded/cluster-template.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'

/**
 * A server of its own in `folder`, running, with a database as managed PostgreSQL gives it: its owner may log in, make databases and roles, and is no
 * superuser. `start` starts the server again after `stop`.
 */
export async function makeManagedDatabase(
  folder: string,
): Promise<{ ownerUrl: string; start: () => Promise<EmbeddedPostgres>; stop: () => Promise<void> }> {
  const start = () => startEmbeddedPostgres(path.join(folder, 'postgres'))
  const { url } = await withoutTemplate(start)
  const sql = connect(url)
  await sql.unsafe(`create role doadmin login password 'managed' createrole createdb nosuperuser nobypassrls`)
  await sql.unsafe('create database defaultdb owner doadmin')
  await sql.end()
  const ownerUrl = new URL(url)
  Object.assign(ownerUrl, { username: 'doadmin', password: 'managed', pathname: '/defaultdb' })
  return { ownerUrl: ownerUrl.href, start, stop: async () => (await start()).stop() }
}

/** A provider's server has none of our roles. */
async function withoutTemplate<T>(work: () => Promise<T>): Promise<T> {
  const { [CLUSTER_TEMPLATE]: template } = process.env
  delete process.env[CLUSTER_TEMPLATE]
  try {
    return await work()
  } finally {
    if (template !== undefined) process.env[CLUSTER_TEMPLATE] = template
  }
}
