import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { environmentName, type LocalSecrets, SecretsProblem } from '../runtime/local-secrets.ts'
import { writeWhole } from '../runtime/write-whole.ts'

/** Secrets without which data are lost. The others end links or let nobody in, and are simply new. */
export const DATA_SECRETS = ['hashSecret', 'keySecret'] as const
export type DataSecret = (typeof DATA_SECRETS)[number]

/** Name -> what tells whether a secret is the one of these data, and nothing else of it. */
export type SecretChecks = Partial<Record<DataSecret, string>>

/** A keyed hash of a constant: the secret is the key, so that the value helps nobody to find it. As edge/platform/keys/secret-checks.ts has it. */
export const checkValue = (name: DataSecret, secret: string): string =>
  createHmac('sha256', secret)
    .update(`companion-connect check of ${environmentName(name)}`)
    .digest('hex')
    .slice(0, 32)

export const checkValues = (secrets: Pick<LocalSecrets, DataSecret>): SecretChecks =>
  Object.fromEntries(DATA_SECRETS.map((name) => [name, checkValue(name, secrets[name])]))

/** Check values of the present secrets and of those before. */
export const givenChecks = (secrets: Partial<LocalSecrets>): Record<DataSecret, string[]> => {
  const of = (name: DataSecret) =>
    [secrets[name], secrets[`${name}Old`]].filter((secret) => secret !== undefined).map((secret) => checkValue(name, secret))
  return { hashSecret: of('hashSecret'), keySecret: of('keySecret') }
}

/** The secrets that do not belong to the data that `checks` was noted with: neither the present one nor the one before does. */
export function strangeSecrets(checks: SecretChecks, secrets: Partial<LocalSecrets>): DataSecret[] {
  const given = givenChecks(secrets)
  return DATA_SECRETS.filter((name) => {
    const kept = checks[name]
    return kept !== undefined && !given[name].includes(kept)
  })
}

/** Beside the keys, so that a copy of the data has it too. */
const checksFile = (dataDir: string) => path.join(dataDir, 'edge/secrets.check.json')

export async function readChecks(dataDir: string): Promise<SecretChecks> {
  return JSON.parse(await readFile(checksFile(dataDir), 'utf8').catch(() => '{}')) as SecretChecks
}

/** Notes that the data are now under these secrets. */
export async function noteChecks(dataDir: string, secrets: Pick<LocalSecrets, DataSecret>): Promise<void> {
  const text = JSON.stringify(checkValues(secrets))
  if (text !== JSON.stringify(await readChecks(dataDir))) await writeWhole(checksFile(dataDir), text)
}

/** Before anything starts: throws SecretsProblem where these secrets are not those of the data in DATA_DIR. */
export async function refuseStrangeSecrets(dataDir: string, secrets: LocalSecrets): Promise<void> {
  const checks = await readChecks(dataDir)
  const strange = strangeSecrets(checks, secrets)
  if (strange.length > 0) throw new SecretsProblem(explainStrange(strange, dataDir))
  // Noted at the first start; after a change only when everything is wrapped anew (settle-secrets.ts).
  if (DATA_SECRETS.some((name) => checks[name] === undefined)) await noteChecks(dataDir, secrets)
}

export const explainStrange = (strange: readonly DataSecret[], where: string): string =>
  strange
    .map((name) => {
      const given = environmentName(name)
      return `${given} is not the one that the data of ${where} were made with, and ${given}_OLD is not either. Put back the one of then (secrets.json, or the environment); to change it, keep the one of then as ${given}_OLD (${name}Old in secrets.json) beside the new one. Nothing was started or changed.`
    })
    .join('\n')
