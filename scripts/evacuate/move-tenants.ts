import { requestOfKey } from '../../edge/platform/keys/client-seal.ts'
import type { HandedTenant } from '../../edge/platform/operator/move.ts'
import { Failed } from '../command-line/failed.ts'
import { askAt, type Place } from './ask-at.ts'

export interface Moved {
  keys: number
  requests: number
}

/** A body has room for some forty thousand; each is proved as it comes, and nothing waits too long for that. */
const KEYS_AT_ONCE = 5000
const TENANTS_AT_ONCE = 4

const REFUSED: Record<string, string> = {
  KEY_SECRET: 'its KEY_SECRET does not open these keys',
  HASH_SECRET: 'its HASH_SECRET does not open the key of her clients’ hashes',
  'other hashes': 'clients have asked her there already, and their hashes are others',
}

/** Of each tenant: all `keys`, or `requests` that have not reached PostgreSQL with theirs. What is there already is not taken twice. */
export async function moveTenants({
  from,
  to,
  tenants,
  what,
}: {
  from: Place
  to: Place
  tenants: readonly string[]
  what: 'keys' | 'requests'
}): Promise<Moved> {
  const moved: Moved = { keys: 0, requests: 0 }
  const queue = [...tenants]
  const work = async () => {
    for (let tenantId = queue.shift(); tenantId !== undefined; tenantId = queue.shift()) {
      const { keys, requests } = await moveTenant({ from, to, tenantId, what })
      moved.keys += keys
      moved.requests += requests
    }
  }
  await Promise.all(Array.from({ length: TENANTS_AT_ONCE }, work))
  return moved
}

async function moveTenant({
  from,
  to,
  tenantId,
  what,
}: {
  from: Place
  to: Place
  tenantId: string
  what: 'keys' | 'requests'
}): Promise<Moved> {
  const { requests, keys } = await askAt<HandedTenant>(from, 'hand-over', { tenantId, what })
  const moved: Moved = { keys: 0, requests: 0 }
  const keyed = new Set(keys.keys.map(requestOfKey))
  for (let first = 0; first === 0 || first < keys.keys.length; first += KEYS_AT_ONCE) {
    const some = keys.keys.slice(first, first + KEYS_AT_ONCE)
    const names = new Set(some.map(requestOfKey))
    // A request goes with its key; those that have none, because their words are gone, with the first.
    const theirs = requests.filter(({ reference }) => (keyed.has(reference) ? names.has(reference) : first === 0))
    const answer = await askAt<Moved | { refused: string }>(to, 'take-over', {
      ...{ tenantId, what },
      requests: theirs,
      keys: { ...keys, keys: some },
    })
    if ('refused' in answer)
      throw new Failed(`${tenantId}: ${to.address} takes nothing over: ${REFUSED[answer.refused] ?? answer.refused}. Nothing is lost.`)
    moved.keys += answer.keys
    moved.requests += answer.requests
  }
  return moved
}
