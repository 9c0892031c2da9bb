import { inject } from 'vitest'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { requestSite } from './request-site.ts'

/** What the platform does each minute, now. */
export async function runCron(): Promise<void> {
  const { operatorKey } = await loadLocalSecrets(inject('dataDir'))
  const headers = { authorization: `Bearer ${operatorKey}` }
  await requestSite({ port: inject('port'), path: '/_/operator/run', method: 'POST', headers })
}
