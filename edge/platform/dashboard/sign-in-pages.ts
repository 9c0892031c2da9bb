import { html } from 'hono/html'
import { replaceCalendarFeed } from '../../../db/queries/calendar-feed.ts'
import { readReadiness } from '../../../db/queries/read-readiness.ts'
import { beginSignIn, completeSignIn, deleteSessions } from '../../../db/queries/sign-in.ts'
import { dashboardPath, signInPath } from '../../../tenants/contract/urls.ts'
import { document } from '../app/document.ts'
import type { Html } from '../html/mail-layout.ts'
import { seeOther } from '../html/see-other.ts'
import { linkSecrets } from '../keys/link-secrets.ts'
import { readSignInLink } from '../keys/sign-in-link.ts'
import { sendDueMails } from '../mail/send-due-mails.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { withPostgres } from '../postgres/with-postgres.ts'
import { endedCookie, makeSession, type Session } from './session.ts'

const narrow = (body: Html): Html => html`<main class="narrow" id="content">${body}</main>`

export const showSignIn = (): Promise<Response> =>
  document({
    title: 'Sign in',
    body: narrow(html`<h1>Sign in</h1><p>You get a link by e-mail. There is no password.</p>
      <form method="post" class="card"><div class="field"><label for="email">Your e-mail address</label>
      <input id="email" name="email" type="email" autocomplete="email" required></div><button>Send me the link</button></form>`),
  })

/**
 * The same answer for every address, and the same work before it: nobody learns whose address it is. Throws where Postgres is away, so that nobody is
 * told of a link that cannot come.
 */
export async function askForLink(
  env: PlatformEnv,
  { email, waitUntil }: { email: unknown; waitUntil: (work: Promise<unknown>) => void },
): Promise<Response> {
  const address = typeof email === 'string' ? email.slice(0, 254) : ''
  await withPostgres(env, (sql) => readReadiness(sql, undefined))
  waitUntil(withPostgres(env, (sql) => beginSignIn(sql, address)).then(() => sendDueMails(env)))
  return seeOther(`${signInPath()}?said=sent`)
}

export const showSignInSent = (): Promise<Response> =>
  document({
    title: 'Check your email',
    body: narrow(html`<h1>Check your email</h1><p>If this is the address of a site here, a link is on its way. It works once, for ten minutes.</p>
      <p><a href="${signInPath()}">Ask again</a></p>`),
  })

/** GET shows a button and does nothing: mail scanners follow links. */
export async function showSignInLink(env: PlatformEnv, token: string): Promise<Response> {
  if (!(await readSignInLink(linkSecrets(env), token))) return expiredLink()
  return document({
    title: 'Sign in',
    body: narrow(html`<h1>Welcome back</h1><form method="post" class="actions"><button>Sign in</button></form>`),
  })
}

export async function useSignInLink(env: PlatformEnv, { token, url }: { token: string; url: URL }): Promise<Response> {
  const link = await readSignInLink(linkSecrets(env), token)
  if (!link) return expiredLink()
  const { cookie, tokenHash } = await makeSession(url)
  const isDone = await withPostgres(env, (sql) => completeSignIn(sql, { ...link, tokenHash }))
  if (!isDone) return expiredLink()
  return new Response(null, { status: 303, headers: { Location: dashboardPath(), 'Set-Cookie': cookie } })
}

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
  return new Response(null, { status: 303, headers: { Location: signInPath(), 'Set-Cookie': endedCookie(url) } })
}

const expiredLink = (): Promise<Response> =>
  document({
    title: 'This link no longer works',
    status: 410,
    body: narrow(
      html`<h1>This link no longer works</h1><p>It has already been used, or is more than ten minutes old.</p><p><a class="button" href="${signInPath()}">Get a new one</a></p>`,
    ),
  })
