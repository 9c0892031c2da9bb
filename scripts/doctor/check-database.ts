import path from 'node:path'
import { connect } from '../../db/connect.ts'
import { embeddedPostgresUrl, runningPort } from '../../db/embedded/embedded-postgres.ts'
import { explainDatabaseError } from '../../db/explain-database-error.ts'
import { loadMigrations } from '../../db/migrate.ts'
import { parseDatabaseUrl } from '../../db/parse-database-url.ts'
import { selectMigrations } from '../../db/queries/deploys.ts'
import { readServer, type ServerFacts } from '../../db/queries/read-server.ts'
import { type Finding, look, ok, wrong } from './finding.ts'

const VERSION_MIN = 150_000
const CLOCK_SECONDS_MAX = 5

/** PostgreSQL of DATABASE_URL, or the embedded one where it runs. Nothing is changed, nothing is started. */
export async function checkDatabase({ root, dataDir }: { root: string; dataDir: string }): Promise<Finding[]> {
  const isEmbedded = process.env.DATABASE_URL === undefined
  const url = isEmbedded ? await runningUrl(dataDir) : await parseDatabaseUrl(process.env.DATABASE_URL ?? '').catch((error: Error) => error)
  if (url === undefined) return [ok('database', 'the embedded one, which npm start starts')]
  if (typeof url !== 'string') return [wrong('database', 'DATABASE_URL cannot be read', url.message)]
  const sql = connect(url)
  try {
    const here = (await loadMigrations(path.join(root, 'db/migrations'))).map(({ name }) => name)
    const applied = await selectMigrations(sql).catch(() => undefined)
    const facts = await readServer(sql)
    return [...judgeServer(facts, { isRemote: !isLoopback(url), now: new Date() }), judgeMigrations(here, applied)]
  } catch (error) {
    return [wrong('database', 'it cannot be used', explainDatabaseError(error, url))]
  } finally {
    await sql.end()
  }
}

/** Pure. `isRemote`: whether others could read along. */
export function judgeServer(facts: ServerFacts, { isRemote, now }: { isRemote: boolean; now: Date }): Finding[] {
  const { version, versionText, isEncrypted, mayMakeRoles, notTaken } = facts
  const apart = Math.abs(facts.now.getTime() - now.getTime()) / 1000
  return [
    version >= VERSION_MIN
      ? ok('database', `PostgreSQL ${versionText}`)
      : wrong('database', `PostgreSQL ${versionText}`, 'It takes PostgreSQL 15 or later.'),
    isEncrypted || !isRemote
      ? ok('its connection', isEncrypted ? 'encrypted' : 'on this machine')
      : wrong('its connection', 'others can read along', 'Add ?sslmode=require to DATABASE_URL.'),
    notTaken.length === 0 || mayMakeRoles
      ? ok('its rights', notTaken.length === 0 ? 'as they should be' : 'npm run migrate takes the roles')
      : wrong(
          'its rights',
          `may not be ${notTaken.join(', ')}`,
          `As an administrator: grant ${notTaken.join(', ')} to the user of DATABASE_URL.`,
        ),
    apart <= CLOCK_SECONDS_MAX
      ? ok('its clock', 'as here')
      : wrong('its clock', `${Math.round(apart)} s from the one here`, 'Holds and deadlines go by both: set both by the network.'),
  ]
}

/** Pure. `applied`: undefined where nothing was ever migrated. */
export function judgeMigrations(here: readonly string[], applied: readonly string[] | undefined): Finding {
  if (applied === undefined) return look('its tables', 'none yet', 'npm run migrate makes them; npm start does too.')
  const behind = here.filter((name) => !applied.includes(name))
  if (behind.length > 0) return look('its tables', `${behind.length} migrations behind`, 'npm run migrate')
  return ok('its tables', 'of this version')
}

async function runningUrl(dataDir: string): Promise<string | undefined> {
  const folder = path.join(dataDir, 'postgres')
  return (await runningPort(path.join(folder, 'cluster'))) === undefined ? undefined : embeddedPostgresUrl(folder)
}

const isLoopback = (url: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
