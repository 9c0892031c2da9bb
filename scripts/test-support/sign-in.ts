import type { Sql } from 'postgres'
import { inject } from 'vitest'
import { insertSignInLink } from '../../db/queries/insert-sign-in-link.ts'
import { signSignIn } from '../../edge/platform/keys/sign-in-link.ts'
import { signInPath } from '../../tenants/contract/urls.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { requestSite } from './request-site.ts'

/** Signs in as a tenant, of the stack of all tests if no other is named, with a link as it stands in a mail. Returns the cookie. */
export async function signInAs(
  tenantId: string,
  sql: Sql,
  { port, dataDir }: { port: number; dataDir: string } = { port: inject('port'), dataDir: inject('dataDir') },
): Promise<string> {
  const linkId = await insertSignInLink(sql, tenantId)
  const { linkSecret } = await loadLocalSecrets(dataDir)
  const path = signInPath(await signSignIn(linkSecret, { tenantId, linkId }))
  const response = await requestSite({
    port,
    path,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`Signing in answered ${response.status}.`)
  return cookie
}
