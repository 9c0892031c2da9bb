import type { Sql } from 'postgres'
import { connect, withConnection } from '../../db/connect.ts'
import { admitSecrets, selectSecretChecks } from '../../db/queries/secret-checks.ts'
import { environmentName, type LocalSecrets, SecretsProblem } from '../runtime/local-secrets.ts'
import { DATA_SECRETS, type DataSecret, givenChecks } from './check-secrets.ts'

// The keys to clients' details lie in DATA_DIR, so the check of check-secrets.ts lies there too. A database elsewhere outlives that folder. Its own check is
// asked before every first write of the platform (edge/platform/keys/secret-checks.ts); here, so that a person hears of it.

const EARLY_SECONDS = 2

/** Secrets that have nothing to do with a database that was used with others: neither the present one nor the one before it ever was. */
export function foreignSecrets(noted: ReadonlyMap<string, ReadonlySet<string>>, secrets: LocalSecrets): DataSecret[] {
  const given = givenChecks(secrets)
  return DATA_SECRETS.filter((name) => {
    const known = noted.get(name)
    return known !== undefined && !given[name].some((check) => known.has(check))
  })
}

/** Before anything starts: throws SecretsProblem where the database was used with other secrets. One that does not answer at once is asked later. */
export async function refuseForeignEarly(url: string, secrets: LocalSecrets): Promise<void> {
  const sql = connect(url, { connect_timeout: EARLY_SECONDS, max: 1 })
  try {
    await refuseForeign(sql, url, secrets)
  } catch (error) {
    if (error instanceof SecretsProblem) throw error
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Throws SecretsProblem where the database was used with other secrets, and whatever else keeps it from telling. */
export const refuseForeignDatabase = (url: string, secrets: LocalSecrets): Promise<void> =>
  withConnection(url, (sql) => refuseForeign(sql, url, secrets))

/** After the migrations: notes that this database is used with these secrets. Those before stay noted: a back-up may need them. */
export const noteInDatabase = (url: string, secrets: LocalSecrets): Promise<void> =>
  withConnection(url, async (sql) => {
    if (!(await admitSecrets(sql, givenChecks(secrets)))) await refuseForeign(sql, url, secrets)
  })

async function refuseForeign(sql: Sql, url: string, secrets: LocalSecrets): Promise<void> {
  const foreign = foreignSecrets(await selectSecretChecks(sql), secrets)
  if (foreign.length > 0) throw new SecretsProblem(explainForeign(foreign, new URL(url)))
}

const explainForeign = (foreign: readonly DataSecret[], { host, pathname }: URL): string =>
  `The database ${pathname.slice(1)} at ${host} was used with another ${foreign.map(environmentName).join(' and ')}: with this one nobody could read the details of its clients. Bring DATA_DIR of then, with its secrets.json and its folder edge, or restore both from a back-up. Nothing was written to the database. Keep the present DATA_DIR too: requests that were taken meanwhile wait in it, and can be read by a platform that is started with it and a database of its own.`
