import { createHmac, randomBytes } from 'node:crypto'
import { access, readFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import { writeWhole } from './write-whole.ts'

const text = z.string().min(1)
const schema = z.object({
  previewSecret: text.describe("Where every tenant's key for preview links comes from"),
  hashSecret: text.describe('Wraps the keys of hashes by which clients are found'),
  keySecret: text.describe("Wraps the keys to clients' details, 64 hexadecimal digits"),
  linkSecret: text.describe('Signs links in mails'),
  operatorKey: text.describe("Lets the operator's commands in"),
  vapidSecret: text.optional().describe('Signs what devices are told, 64 hexadecimal digits'),
  hashSecretOld: text.optional().describe('The one before, until nothing needs it'),
  keySecretOld: text.optional().describe('The one before, until nothing needs it'),
  linkSecretOld: text.optional().describe('The one before: links that it signed still open'),
})

/** Secrets of a local run: made once and kept in DATA_DIR, readable by their owner only. In production each is a secret of its Worker. */
export type LocalSecrets = z.output<typeof schema>

export const SECRET_NAMES = ['previewSecret', 'hashSecret', 'keySecret', 'linkSecret', 'operatorKey', 'vapidSecret'] as const
export type SecretName = (typeof SECRET_NAMES)[number]
/** Those of which the one before is kept beside the new one for a while. */
export const CHANGED_WITH_OLD = ['hashSecret', 'keySecret', 'linkSecret'] as const satisfies SecretName[]

/** The message says what to do. */
export class SecretsProblem extends Error {
  override readonly name = 'SecretsProblem'
}

/** Those of DATA_DIR; made where there are none yet. Throws SecretsProblem where data are there that had others. */
export async function loadLocalSecrets(dataDir: string): Promise<LocalSecrets> {
  const kept = await readSecrets(dataDir)
  if (kept === undefined) await refuseBesideData(dataDir)
  const missing = SECRET_NAMES.filter((name) => kept?.[name] === undefined)
  const secrets = { ...kept, ...Object.fromEntries(missing.map((name) => [name, newSecret()])) } as LocalSecrets
  if (missing.length > 0) await saveSecrets(dataDir, secrets)
  return secrets
}

/** Those of DATA_DIR if it has all; nothing is made or written. */
export async function readLocalSecrets(dataDir: string): Promise<LocalSecrets | undefined> {
  return schema.safeParse(await readSecrets(dataDir)).data
}

async function readSecrets(dataDir: string): Promise<Partial<LocalSecrets> | undefined> {
  const kept = await readFile(secretsFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new SecretsProblem(`${secretsFile(dataDir)} cannot be read (${error.code}). It must belong to the user who starts the platform.`)
  })
  if (kept === undefined) return undefined
  try {
    return schema.partial().parse(JSON.parse(kept))
  } catch {
    throw new SecretsProblem(
      `${secretsFile(dataDir)} is not whole. Put the copy that you kept in its place: without it nobody can read clients' details.`,
    )
  }
}

/** Keys that were wrapped by secrets which are not here would be lost to new ones. */
async function refuseBesideData(dataDir: string): Promise<void> {
  const isThere = await access(path.join(dataDir, 'edge/do')).then(
    () => true,
    () => false,
  )
  if (isThere)
    throw new SecretsProblem(
      `${dataDir} has data, but not the secrets.json they were made with: with new secrets nobody could read clients' details. Put the copy that you kept back, or remove ${dataDir} to begin anew.`,
    )
}

export const saveSecrets = (dataDir: string, secrets: LocalSecrets): Promise<void> =>
  writeWhole(secretsFile(dataDir), JSON.stringify(secrets, null, 2))

export const secretsFile = (dataDir: string): string => path.join(dataDir, 'secrets.json')
export const newSecret = (): string => randomBytes(32).toString('hex')

/** Those of a machine that has them from elsewhere than DATA_DIR: PREVIEW_SECRET, HASH_SECRET, KEY_SECRET, LINK_SECRET, OPERATOR_KEY, VAPID_SECRET, and the ones before. */
export function secretsOfEnvironment(): Partial<LocalSecrets> {
  const names = [...SECRET_NAMES, ...CHANGED_WITH_OLD.map((name) => `${name}Old` as const)]
  const named = names.map((name) => [name, process.env[environmentName(name)]] as const)
  return Object.fromEntries(named.filter(([, value]) => value !== undefined && value !== ''))
}

/** keySecret -> KEY_SECRET */
export const environmentName = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

/** The tenant's own key for links that show a variant, so that a link of one opens nothing of another. */
export const previewKey = ({ previewSecret }: Pick<LocalSecrets, 'previewSecret'>, slug: string): string =>
  tenantKey(previewSecret, 'preview', slug)

/** A key of a tenant for one purpose, from a secret that is all tenants': 64 hexadecimal digits. */
export const tenantKey = (secret: string, purpose: 'preview' | 'access', slug: string): string =>
  createHmac('sha256', secret).update(`${purpose}:${slug}`).digest('hex')
