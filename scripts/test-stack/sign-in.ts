import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { inject } from 'vitest'
import { signSignIn } from '../../edge/dashboard/sign-in-link.ts'
import { signInPath } from '../../tenants/contract/urls.ts'
import { loadLocalSecrets } from '../stack/local-secrets.ts'
import { requestSite } from './request-site.ts'

/** Signs in as a tenant of the stack of all tests, with a link as it stands in a mail. Returns the cookie. */
export async function signInAs(tenantId: string, sql: Sql): Promise<string> {
  const linkId = randomUUID()
  // Beside begin_sign_in, which allows five links an hour.
  await sql`insert into sign_in_links (tenant_id, link_id, created_at, expires_at) values (${tenantId}, ${linkId}, now() - interval '2 hours', now() + interval '10 minutes')`
  const { linkSecret } = await loadLocalSecrets(inject('dataDir'))
  const path = signInPath(await signSignIn(linkSecret, { tenantId, linkId }))
  const response = await requestSite({
    port: inject('port'),
    path,
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: '',
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (cookie === undefined) throw new Error(`Signing in answered ${response.status}.`)
  return cookie
}
