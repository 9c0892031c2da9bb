import { replaceCalendarFeed } from '../../../db/queries/calendar-feed.ts'
import { deleteSessions } from '../../../db/queries/sign-in.ts'
import { signInPath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../html/see-other.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { endedCookie, type Session } from './session.ts'

/** Here, or on every device. */
export async function signOut(
  env: PlatformEnv,
  session: Session,
  { everywhere, url }: { everywhere: boolean; url: URL },
): Promise<Response> {
  const { tenantId, tokenHash } = session
  await inTenant(env, { tenantId, role: 'companion_ingest' }, async (tx) => {
    await deleteSessions(tx, tenantId, everywhere ? null : tokenHash)
    // Whoever has her calendar's address is a device too.
    if (everywhere) await replaceCalendarFeed(tx, tenantId)
  })
  const answer = seeOther(signInPath())
  answer.headers.append('Set-Cookie', endedCookie(url))
  return answer
}
