import { replaceCalendarFeed } from '../../../db/queries/calendar-feed.ts'
import { deleteSession, deleteSessions, endSignInLinks } from '../../../db/queries/sign-in.ts'
import { dashboardPath, signInPath } from '../../../tenants/contract/urls.ts'
import { seeOther } from '../../http/see-other.ts'
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
    // Who asked for a link, or was sent an invitation, would be in again by one tap.
    if (everywhere) await endSignInLinks(tx, tenantId)
  })
  return signedOut(url, everywhere ? 'everywhere' : 'here')
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One device of the list in her settings, which may be this one. Another companion's is not found. */
export async function signOutDevice(env: PlatformEnv, session: Session, { form, url }: { form: FormData; url: URL }): Promise<Response> {
  const { tenantId, tokenHash } = session
  const sessionId = String(form.get('device') ?? '')
  const ended = UUID.test(sessionId)
    ? await inTenant(env, { tenantId, role: 'companion_ingest' }, (tx) => deleteSession(tx, tenantId, sessionId))
    : undefined
  if (ended?.tokenHash === tokenHash) return signedOut(url, 'here')
  return seeOther(`${dashboardPath('settings')}${ended ? '?said=signed-out' : ''}`)
}

/** `where`: what the sign-in page says of it. */
function signedOut(url: URL, where: 'here' | 'everywhere'): Response {
  const answer = seeOther(`${signInPath()}?out=${where}`)
  answer.headers.append('Set-Cookie', endedCookie(url))
  return answer
}
