import type { Sql } from 'postgres'
import { admitSecrets, type GivenChecks } from '../../../db/queries/secret-checks.ts'
import { hmacSha256 } from '../../http/hmac-sha256.ts'
import { toHex } from '../../http/to-hex.ts'

// Details are sealed under keys that the platform's secrets wrap. A database that was used with other secrets gets none of them: whoever brings the right
// secrets back could not read what came in between.

const CHECK_LENGTH = 32

export interface DataSecrets {
  HASH_SECRET: string
  HASH_SECRET_OLD?: string
  KEY_SECRET: string
  KEY_SECRET_OLD?: string
}

/** Secrets do not change while an isolate lives, and what was admitted stays so. */
let isAdmitted = false

/** Whether this platform may write to this database. */
export async function mayWrite(env: DataSecrets, sql: Sql): Promise<boolean> {
  isAdmitted ||= await admitSecrets(sql, await checksOf(env))
  return isAdmitted
}

/** As scripts/secrets/check-secrets.ts has them. */
export async function checksOf({ KEY_SECRET, KEY_SECRET_OLD, HASH_SECRET, HASH_SECRET_OLD }: DataSecrets): Promise<GivenChecks> {
  const check = (name: string, secrets: readonly (string | undefined)[]) =>
    Promise.all(secrets.filter((secret) => secret !== undefined && secret !== '').map((secret) => checkValue(name, secret as string)))
  return {
    keySecret: await check('KEY_SECRET', [KEY_SECRET, KEY_SECRET_OLD]),
    hashSecret: await check('HASH_SECRET', [HASH_SECRET, HASH_SECRET_OLD]),
  }
}

/** A keyed hash of a constant: the secret is the key, so that the value helps nobody to find it. */
async function checkValue(name: string, secret: string): Promise<string> {
  return toHex(await hmacSha256(secret, `companion-connect check of ${name}`)).slice(0, CHECK_LENGTH)
}
