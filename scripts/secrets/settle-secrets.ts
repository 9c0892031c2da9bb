import type { SettledTenant } from '../../edge/platform/keys/settle-keys.ts'
import { type LocalSecrets, readLocalSecrets, saveSecrets } from '../runtime/local-secrets.ts'
import { noteChecks } from './check-secrets.ts'

export interface Settlement {
  tenants: SettledTenant[]
  /** Nothing needs KEY_SECRET_OLD and HASH_SECRET_OLD any more. */
  isSettled: boolean
}

/** What a walk over all tenants' keys came to. No tenant at all: nothing proves that the old secrets are not needed. */
export const judge = (tenants: readonly SettledTenant[]): Settlement => ({
  tenants: [...tenants],
  isSettled: tenants.length > 0 && tenants.every(({ status }) => status?.isSettled === true),
})

/**
 * After every key was proven to open with the present secrets: notes that the data are under them, and drops the ones before from DATA_DIR. In this order,
 * so that a crash in between leaves an old secret too many and never one too few. Returns whether one was dropped.
 */
export async function retireOldSecrets(dataDir: string, proven: Pick<LocalSecrets, 'hashSecret' | 'keySecret'>): Promise<boolean> {
  await noteChecks(dataDir, proven)
  const kept = await readLocalSecrets(dataDir)
  if (kept?.keySecretOld === undefined && kept?.hashSecretOld === undefined) return false
  // The file was changed while the walk ran: what is in it now has not been proven.
  if (kept.keySecret !== proven.keySecret || kept.hashSecret !== proven.hashSecret) return false
  const { keySecretOld: _key, hashSecretOld: _hash, ...left } = kept
  await saveSecrets(dataDir, left)
  return true
}
