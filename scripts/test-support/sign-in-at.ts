import type { Sql } from 'postgres'
import { insertSignInLink } from '../../db/queries/insert-sign-in-link.ts'
import { signSignIn } from '../../edge/platform/keys/sign-in-link.ts'
import { signInPath } from '../../tenants/contract/urls.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { requestSite } from './request-site.ts'

export interface SignedPlace {
  port: number
  dataDir: string
  /** As a proxy sets them; `host` where the platform is not at localhost. */
  headers?: Record<string, string>
}

/** Signs in as a tenant with a link as it stands in a mail. Returns the cookie. */
export async function signInAt(tenantId: string, sql: Sql, { port, dataDir, headers = {} }: SignedPlace): Promise<string> {
  const linkId = await insertSignInLink(sql, tenantId)
  const { linkSecret } = await loadLocalSecrets(dataDir)
  const path = signInPath(await signSignIn(linkSecret, { tenantId, linkId }))
  const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers }
  const response = await requestSite({ port, path, method: 'POST', headers: form, body: '' })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`Signing in answered ${response.status}.`)
  return cookie
}
