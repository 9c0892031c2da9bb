import { html } from 'hono/html'
import type { Sql } from 'postgres'
import type { DueMail } from '../../../db/queries/mails.ts'
import { selectReportTenant } from '../../../db/queries/report-facts.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { signInPath } from '../../../tenants/contract/urls.ts'
import { mailLayout } from '../html/mail-layout.ts'
import { signSignIn } from '../keys/sign-in-link.ts'
import type { Mail } from './mail.ts'

/** The mail with a link to sign in; `occasion` is the link's id. */
export async function renderSignInMail(env: PlatformEnv, sql: Sql, { tenantId, occasion, mailId }: DueMail): Promise<Mail | undefined> {
  const tenant = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => selectReportTenant(tx, tenantId))
  if (!tenant) return undefined
  const link = env.PLATFORM_URL + signInPath(await signSignIn(env.LINK_SECRET, { tenantId, linkId: occasion }))
  const lead = 'This link signs you in. It works once, for ten minutes. If you did not ask for it, leave it alone.'
  return {
    mailId,
    fromName: 'Appointments',
    to: tenant.contactEmail,
    subject: 'Your sign-in link',
    text: `${lead}\n\n${link}`,
    html: mailLayout({
      title: 'Your sign-in link',
      locale: tenant.locale,
      body: html`<h1>Sign in</h1><p>${lead}</p><p><a class="button" href="${link}">Sign in</a></p>`,
    }),
  }
}
