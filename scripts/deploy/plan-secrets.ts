import { createHmac } from 'node:crypto'
import { previewKey } from '../runtime/local-secrets.ts'

// Which secrets a deploy uploads, from the environment: `PREVIEW_SECRET` as each site's own PREVIEW_KEY, all others under their names.

const HEX = { form: /^[0-9a-f]{64}$/, says: '64 hexadecimal digits (openssl rand -hex 32)' }
const LONG = { form: /^\S{32,}$/, says: 'at least 32 characters without a blank (openssl rand -hex 32)' }
const FORMS: Record<string, { form: { test: (value: string) => boolean }; says: string }> = {
  HASH_SECRET: LONG,
  KEY_SECRET: HEX,
  LINK_SECRET: LONG,
  OPERATOR_KEY: LONG,
  PREVIEW_SECRET: LONG,
  SMTP_URL: { form: { test: isMailAddress }, says: 'an address such as smtps://user:password@host:465' },
  HASH_SECRET_OLD: LONG,
  KEY_SECRET_OLD: HEX,
  LINK_SECRET_OLD: LONG,
  VAPID_SECRET: HEX,
  BUCKET_URL: { form: /^https:\/\/[^\s/]+\/[^\s?#]+$/, says: 'an address with the name of the bucket at its end, https://host/name' },
  BUCKET_KEY_ID: { form: /^\S+$/, says: 'a text without a blank' },
  BUCKET_KEY: { form: /^\S+$/, says: 'a text without a blank' },
  BUCKET_REGION: { form: /^[a-z0-9-]+$/, says: 'a region such as auto or syd1' },
  CHALLENGE_SECRET: { form: /^\S+$/, says: 'a text without a blank' },
}

/** Without these nothing works. */
export const NEEDED_SECRETS = ['HASH_SECRET', 'KEY_SECRET', 'LINK_SECRET', 'OPERATOR_KEY', 'PREVIEW_SECRET', 'SMTP_URL']
/** There while one is being changed, or where a challenge, the telling of devices or a bucket of originals is set up. */
export const OPTIONAL_SECRETS = [
  'HASH_SECRET_OLD',
  'KEY_SECRET_OLD',
  'LINK_SECRET_OLD',
  'CHALLENGE_SECRET',
  'VAPID_SECRET',
  'BUCKET_URL',
  'BUCKET_KEY_ID',
  'BUCKET_KEY',
  'BUCKET_REGION',
]
/** By name in the environment; no upload may hold their values. */
export const WORKER_SECRETS = [...NEEDED_SECRETS, ...OPTIONAL_SECRETS]

const OF_SITES = ['CHALLENGE_SECRET']
const OF_PLATFORM = WORKER_SECRETS.filter((name) => !['PREVIEW_SECRET', ...OF_SITES].includes(name))

type Environment = Readonly<Record<string, string | undefined>>

/** Name -> value for one Worker. One that the environment has not is not named: Cloudflare then leaves the one that is there. `slug`: undefined for the platform. */
export function planSecrets(slug: string | undefined, environment: Environment): Record<string, string> {
  const given = (slug === undefined ? OF_PLATFORM : OF_SITES).flatMap((name) => {
    const value = environment[name]
    return value ? [[name, value] as const] : []
  })
  const { PREVIEW_SECRET } = environment
  const preview =
    slug !== undefined && PREVIEW_SECRET ? [['PREVIEW_KEY', previewKey({ previewSecret: PREVIEW_SECRET }, slug)] as const] : []
  return Object.fromEntries([...given, ...preview])
}

/** Of one upload. A dispatch Worker has none. */
export const uploadSecrets = (
  { kind, slug }: { kind: string; slug: string | undefined },
  environment: Environment,
): Record<string, string> => (kind === 'dispatch' ? {} : planSecrets(slug, environment))

const OF_PREVIEWS = ['PREVIEW_SECRET', 'CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ACCOUNT_ID']

/** What a deploy needs and the environment has not. A preview is a site alone: it asks for nothing of the platform's, and for no database. */
export function missingSecrets(
  environment: Environment,
  { isPreview, namespace }: { isPreview: boolean; namespace: string | undefined },
): string[] {
  const needed = isPreview ? OF_PREVIEWS : [...NEEDED_SECRETS, 'CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ACCOUNT_ID', 'DATABASE_URL']
  return [...needed, ...(namespace === undefined || isPreview ? [] : ['HOSTS_ID'])].filter((name) => !environment[name])
}

/** What changes when a secret does, and tells nothing of it. */
export const secretsMark = (secrets: Readonly<Record<string, string>>): string =>
  Object.entries(secrets)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${createHmac('sha256', value).update('companion-connect upload').digest('hex')}`)
    .join('\n')

/** Secrets whose form is wrong, each with what it should be. One that is not there is left as it is. */
export const malformedSecrets = (environment: Environment): string[] =>
  Object.keys(FORMS).flatMap((name) => secretProblem(name, environment[name]) ?? [])

/** What is wrong with one of them, without its value. */
export function secretProblem(name: string, value: string | undefined): string | undefined {
  const known = FORMS[name]
  return !value || !known || known.form.test(value) ? undefined : `${name} is not ${known.says}.`
}

/** With a host: a scheme alone is an address to `URL`. */
function isMailAddress(value: string): boolean {
  const url = URL.parse(value)
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '' && !/\s/.test(value)
}
