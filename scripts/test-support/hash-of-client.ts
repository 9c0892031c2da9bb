import { inject } from 'vitest'
import { askPlatform } from '../runtime/ask-platform.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'

/** How the stack of all tests has stored a client, whose name and address are in no row. */
export async function hashOfClient(tenantId: string, email: string): Promise<string> {
  const { operatorKey } = await loadLocalSecrets(inject('dataDir'))
  const platform = { platformUrl: `http://localhost:${inject('port')}`, operatorKey }
  return (await askPlatform<{ clientHash: string }>(platform, 'hash', { tenantId, email })).clientHash
}
