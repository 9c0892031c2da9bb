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
}

const NAMES = ['previewSecret', 'hashSecret', 'keySecret', 'linkSecret', 'operatorKey'] as const

export async function loadLocalSecrets(dataDir: string): Promise<LocalSecrets> {
  const file = path.join(dataDir, 'secrets.json')
  const kept = await readFile(file, 'utf8').catch(() => '{}')
  const fresh = Object.fromEntries(NAMES.map((name) => [name, randomBytes(32).toString('hex')])) as unknown as LocalSecrets
  const secrets = { ...fresh, ...(JSON.parse(kept) as Partial<LocalSecrets>) }
  await mkdir(dataDir, { recursive: true })
  await writeFile(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}

/** Those of a machine that has them from elsewhere than DATA_DIR: PREVIEW_SECRET, HASH_SECRET, KEY_SECRET, LINK_SECRET, OPERATOR_KEY. */
export function secretsOfEnvironment(): Partial<LocalSecrets> {
  const named = NAMES.map((name) => [name, process.env[name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()]] as const)
  return Object.fromEntries(named.filter(([, value]) => value !== undefined && value !== ''))
}

/** The tenant's own key, so that a link of one opens nothing of another. */
export const previewKey = ({ previewSecret }: Pick<LocalSecrets, 'previewSecret'>, slug: string): string =>
  createHmac('sha256', previewSecret).update(`preview:${slug}`).digest('hex')
