import { createHmac, randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Secrets of a local run: made once and kept in DATA_DIR, readable by their owner only. In production each is a secret of its Worker. */
export interface LocalSecrets {
  /** Where every tenant's key for preview links comes from. */
  previewSecret: string
  /** Finds a client by keyed hash. */
  hashSecret: string
  /** Wraps the keys to clients' details. */
  keySecret: string
  /** Signs links in mails. */
  linkSecret: string
  /** Lets the operator's commands in. */
  operatorKey: string
  /** The key secret before the last change: keys that it wraps still open. */
  keySecretOld?: string
}

export const SECRET_NAMES = ['previewSecret', 'hashSecret', 'keySecret', 'linkSecret', 'operatorKey'] as const
export type SecretName = (typeof SECRET_NAMES)[number]

export async function loadLocalSecrets(dataDir: string): Promise<LocalSecrets> {
  const kept = await readFile(secretsFile(dataDir), 'utf8').catch(() => '{}')
  const fresh = Object.fromEntries(SECRET_NAMES.map((name) => [name, newSecret()])) as unknown as LocalSecrets
  const secrets = { ...fresh, ...(JSON.parse(kept) as Partial<LocalSecrets>) }
  await saveSecrets(dataDir, secrets)
  return secrets
}

/** Puts a new value in the place of a secret; the platform takes it when it is started again. */
export async function rotateSecret(dataDir: string, name: SecretName): Promise<void> {
  const secrets = await loadLocalSecrets(dataDir)
  const old = name === 'keySecret' ? { keySecretOld: secrets.keySecret } : {}
  await saveSecrets(dataDir, { ...secrets, ...old, [name]: newSecret() })
}

async function saveSecrets(dataDir: string, secrets: LocalSecrets): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  await writeFile(secretsFile(dataDir), JSON.stringify(secrets, null, 2), { mode: 0o600 })
}

const secretsFile = (dataDir: string) => path.join(dataDir, 'secrets.json')
const newSecret = () => randomBytes(32).toString('hex')

/** Those of a machine that has them from elsewhere than DATA_DIR: PREVIEW_SECRET, HASH_SECRET, KEY_SECRET, LINK_SECRET, OPERATOR_KEY. */
export function secretsOfEnvironment(): Partial<LocalSecrets> {
  const named = [...SECRET_NAMES, 'keySecretOld' as const].map((name) => [name, process.env[environmentName(name)]] as const)
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
