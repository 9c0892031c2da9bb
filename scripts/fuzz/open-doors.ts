import { connect } from '../../db/connect.ts'
import { insertSignInLink } from '../../db/queries/insert-sign-in-link.ts'
import { signRequest } from '../../edge/platform/keys/request-link.ts'
import { signSignIn } from '../../edge/platform/keys/sign-in-link.ts'
import { bookingsPath, dashboardPath, requestPath, signInPath } from '../../tenants/contract/urls.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import type { Stack } from '../runtime/start-stack.ts'
import { requestSite } from '../test-support/request-site.ts'
import { startInDays } from '../test-support/start-in-days.ts'

/** What only she has: most of the platform is behind it. */
export interface Doors {
  cookie: string
  /** Of one request: its page in her app, and the page behind its mail. */
  pages: string[]
}

/** Signs in as Claire and asks her for a dinner, so that what is random comes to pages that read it. */
export async function openDoors({ port, databaseUrl }: Stack, dataDir: string): Promise<Doors> {
  const tenantId = 'claire'
  const { linkSecret } = await loadLocalSecrets(dataDir)
  const sql = connect(databaseUrl)
  try {
    const linkId = await insertSignInLink(sql, tenantId)
    const path = signInPath(await signSignIn(linkSecret, { tenantId, linkId }))
    const signedIn = await requestSite({ port, path, method: 'POST', body: '' })
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0]
    if (cookie === undefined) throw new Error(`Signing in answered ${signedIn.status}.`)
    const draft = { name: 'Sam Example', email: 'sam@example.com', service: 'dinner', hours: 3, startsAt: startInDays(40) }
    const asked = await requestSite({
      ...{ port, slug: tenantId, path: bookingsPath(), method: 'POST', body: JSON.stringify({ ...draft, idempotencyKey: 'fuzz' }) },
      headers: { 'content-type': 'application/json' },
    })
    const { reference } = (await asked.json()) as { reference?: string }
    if (reference === undefined) throw new Error(`Asking for a dinner answered ${asked.status}.`)
    const token = await signRequest(linkSecret, { tenantId, reference, holder: 'companion' })
    return { cookie, pages: [dashboardPath(`requests/${reference}`), requestPath(token)] }
  } finally {
    await sql.end()
  }
}
