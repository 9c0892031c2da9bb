import postgres from 'postgres'
import { connect } from '../../db/connect.ts'
import { insertSecretChecks, selectSecretChecks } from '../../db/queries/secret-checks.ts'
import { environmentName, type LocalSecrets, SecretsProblem } from '../runtime/local-secrets.ts'
import { checkValue, checkValues, DATA_SECRETS, type DataSecret } from './check-secrets.ts'

// The keys to clients' details lie in DATA_DIR, so the check of check-secrets.ts lies there too. A database elsewhere outlives that folder: started on another
// machine without it, a platform would seal new requests under new secrets, and whoever then brings the folder back would lose those.

/** Secrets that have nothing to do with a database that was used with others: neither the present one nor the one before it ever was. */
export function foreignSecrets(noted: ReadonlyMap<string, ReadonlySet<string>>, secrets: LocalSecrets): DataSecret[] {
  return DATA_SECRETS.filter((name) => {
    const known = noted.get(name)
    const given = [secrets[name], secrets[`${name}Old`]].filter((secret) => secret !== undefined)
    return known !== undefined && !given.some((secret) => known.has(checkValue(name, secret)))
  })
}

/** Throws SecretsProblem where the database was used with other secrets. Its answer to anything else is not asked for: it may be away, or new. */
export async function refuseForeignDatabase(url: string, secrets: LocalSecrets): Promise<void> {
  const sql = postgres(url, { onnotice: () => undefined, connect_timeout: 2, max: 1 })
  const noted = await selectSecretChecks(sql)
    .catch(() => new Map<string, Set<string>>())
    .finally(() => sql.end({ timeout: 1 }))
  const foreign = foreignSecrets(noted, secrets)
  if (foreign.length > 0) throw new SecretsProblem(explainForeign(foreign, new URL(url)))
}

/** Notes that this database is used with these secrets. Those before stay noted: what was wrapped with them may be read from a back-up. */
export async function noteInDatabase(url: string, secrets: LocalSecrets): Promise<void> {
  const sql = connect(url)
  try {
    await insertSecretChecks(sql, checkValues(secrets))
  } finally {
    await sql.end()
  }
}

const explainForeign = (foreign: readonly DataSecret[], { host, pathname }: URL): string =>
  `The database ${pathname.slice(1)} at ${host} was used with another ${foreign.map(environmentName).join(' and ')}: with this one nobody could read the details of its clients, and new ones would be lost as soon as the right one is back. Bring DATA_DIR of then, with its secrets.json and its folder edge, or restore both from a back-up. Nothing was started or changed.`
