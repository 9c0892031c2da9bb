import { inject } from 'vitest'
import { clientHash } from '../../edge/secrecy/keyed-hash.ts'
import { loadLocalSecrets } from '../stack/local-secrets.ts'

/** How the stack of all tests has stored a client, whose name and address are in no row. */
export const hashOfClient = async (tenantId: string, email: string): Promise<string> =>
  clientHash((await loadLocalSecrets(inject('dataDir'))).hashSecret, tenantId, email)
