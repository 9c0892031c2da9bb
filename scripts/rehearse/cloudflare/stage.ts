import { type Account, type Script, scriptKey } from './account.ts'
import type { Call, Mishap } from './start-api.ts'

export type Run = (command: string, flags: readonly string[], env: Record<string, string>) => Promise<{ code: number; text: string }>

export interface Stage {
  account: Account
  /** A command with the environment that a deployment has, and what else is given; `calls`: those that the API had from it. */
  go: (line: string, env?: Record<string, string>) => Promise<{ code: number; text: string; calls: Call[] }>
  mishaps: Mishap[]
  tenants: readonly string[]
}

export const HYPERDRIVE_ID = 'd'.repeat(32)
export const HOSTS_ID = 'e'.repeat(32)
/** Synthetic, as long as real ones. */
export const SECRETS = {
  ...Object.fromEntries(
    ['HASH_SECRET', 'KEY_SECRET', 'LINK_SECRET', 'OPERATOR_KEY', 'PREVIEW_SECRET'].map((name, at) => [name, `${at}a`.repeat(32)]),
  ),
  SMTP_URL: 'smtps://user:password@mail.example:465',
  CHALLENGE_SECRET: 'first-challenge',
}
export const NONE = { HASH_SECRET: '', KEY_SECRET: '', LINK_SECRET: '', OPERATOR_KEY: '', SMTP_URL: '', DATABASE_URL: '' }

export const scriptOf = ({ account }: Stage, name: string): Script | undefined => account.scripts.get(scriptKey(undefined, name))
export const versionsOf = (stage: Stage, slug: string): number => scriptOf(stage, `site-${slug}`)?.versions.length ?? 0
export const liveNumber = (stage: Stage, slug: string): number => {
  const script = scriptOf(stage, `site-${slug}`)
  return script?.versions.find(({ id }) => id === script.deployments[0]?.versionId)?.number ?? 0
}
