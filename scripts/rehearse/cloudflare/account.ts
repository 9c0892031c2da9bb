// What a Cloudflare account holds of ours, as far as its API tells. Rules that we know of the real one stand where they are broken: answer-*.ts.

export const ACCOUNT_ID = 'a'.repeat(32)
export const API_TOKEN = 'stand-in-token'

export interface Version {
  id: string
  number: number
  createdOn: string
  annotations: Record<string, string>
  bindings: Binding[]
}

export interface Binding {
  type: string
  name: string
  [more: string]: unknown
}

export interface Script {
  name: string
  /** Dispatch namespace it is in; undefined: a Worker of the account with hosts of its own. */
  namespace: string | undefined
  versions: Version[]
  /** Newest first, as the API lists them. */
  deployments: { id: string; createdOn: string; versionId: string; message: string }[]
  migrationTag: string | undefined
  /** Name -> value, so that a test sees what was kept. */
  secrets: Map<string, string>
  tags: string[]
  subdomain: { enabled: boolean; previews_enabled: boolean }
  schedules: string[]
}

export interface Queue {
  queue_id: string
  queue_name: string
  consumers: { consumer_id: string; script: string; [more: string]: unknown }[]
}

export interface Account {
  scripts: Map<string, Script>
  /** Hashes of files that were uploaded: they are kept for every version of any Worker. */
  files: Set<string>
  zones: { id: string; name: string }[]
  routes: { id: string; zoneId: string; pattern: string; script: string }[]
  domains: { id: string; hostname: string; service: string }[]
  queues: Queue[]
  hyperdrive: Set<string>
  /** Dispatch namespaces, and whether their Workers are trusted with request.cf. */
  namespaces: Map<string, { trusted: boolean }>
  /** KV namespace -> key -> value. */
  values: Map<string, Map<string, string>>
  customHostnames: { id: string; zoneId: string; hostname: string }[]
  /** A clock of its own: each step is later than the one before. */
  steps: number
}

export function makeAccount({ zones, queues }: { zones: readonly string[]; queues: readonly string[] }): Account {
  return {
    scripts: new Map(),
    files: new Set(),
    zones: zones.map((name, index) => ({ id: `${index + 1}`.padStart(32, '0'), name })),
    routes: [],
    domains: [],
    queues: queues.map((queue_name, index) => ({ queue_id: `${index + 1}`.padStart(32, 'c'), queue_name, consumers: [] })),
    hyperdrive: new Set(),
    namespaces: new Map(),
    values: new Map(),
    customHostnames: [],
    steps: 0,
  }
}

/** Where a script stands: names of two dispatch namespaces, or of one and the account, may be the same. */
export const scriptKey = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`

export const nextStep = (account: Account): { id: string; on: string } => {
  account.steps += 1
  const digits = account.steps.toString(16).padStart(12, '0')
  return { id: `00000000-0000-4000-8000-${digits}`, on: new Date(Date.UTC(2026, 10, 1) + account.steps * 1000).toISOString() }
}
