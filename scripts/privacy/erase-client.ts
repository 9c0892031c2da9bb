import { type ClientSelector, eraseClient, type PrivacyReceipt } from '../../db/queries/client-data.ts'
import { BACKUP_DAYS_MAX } from '../../tenants/contract/limits.ts'
import { askPlatform, type PlatformAddress } from '../runtime/ask-platform.ts'
import { withDatabase } from '../runtime/with-database.ts'

export interface Erasure {
  /** Undefined: nothing of this client was there. */
  receipt: PrivacyReceipt | undefined
  /** What remains, where, and until when. */
  remains: string[]
}

/**
 * Erases a client at one tenant: what the outbox has (dead letters too), the rows with their log, steps and mails, and then the keys of these requests, so that
 * what is left of the texts anywhere opens for nobody. Each step can be repeated; keys whose rows went in a crash are destroyed by the platform itself.
 */
export async function eraseEverywhere(
  root: string,
  platform: PlatformAddress,
  { tenantId, selector }: { tenantId: string; selector: ClientSelector },
): Promise<Erasure> {
  const client =
    'reference' in selector ? { clientHash: null, references: [selector.reference] } : { clientHash: selector.clientHash, references: [] }
  const { references } = await askPlatform<{ references: string[] }>(platform, 'forget', { tenantId, ...client })
  const receipt = await withDatabase(root, (sql) => eraseClient(sql, tenantId, { selector, references }))
  // Also where nothing was found: a run before this one may have come so far and no further.
  const { hasMonths } = await askPlatform<{ keys: number; hasMonths: boolean }>(platform, 'shred', { tenantId })
  return { receipt, remains: remainsOf(hasMonths) }
}

const remainsOf = (hasMonths: boolean): string[] => [
  `back-ups from before this moment, with the secrets of then: ${BACKUP_DAYS_MAX} days at most (if one is restored, erase again)`,
  'on Cloudflare, storage of Durable Objects that the vendor can restore: 30 days',
  'mails that were sent: in her mailbox and the client’s, until they delete them',
  'in PostgreSQL’s log and free pages, ciphertext whose key is gone and a keyed hash of the address: until they are written over',
  ...(hasMonths
    ? ['details that cannot be opened are still sealed to the key of a month, which stays for them: see "cannot be opened" on /operator']
    : []),
]
