import type { Sql } from 'postgres'
import type { DueMail } from '../../../db/queries/mails.ts'
import { selectReportTenant } from '../../../db/queries/report-facts.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { links, opening, paragraph } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import { mailLayout } from '../html/mail-layout.ts'
import { platformUrl, siteUrl } from './addresses.ts'
import type { Mail } from './mail.ts'

/** Her first site is open to everybody. The subject says no more than a lock screen may show. */
export async function renderSiteLiveMail(env: PlatformEnv, sql: Sql, { tenantId, mailId }: DueMail): Promise<Mail | undefined> {
  const tenant = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => selectReportTenant(tx, tenantId))
  if (!tenant) return undefined
  const address = siteUrl(env, { tenantId, host: tenant.host })
  return {
    mailId,
    fromName: 'Appointments',
    to: tenant.contactEmail,
    subject: 'Your page is open',
    ...mailLayout({
      title: 'Your page is open',
      preheader: 'Everybody can see it now.',
      locale: tenant.locale,
      blocks: [
        opening({ lines: ['Your page is open'] }),
        paragraph(`Hello ${tenant.name}, your site is live. Anybody can open it now, and requests come straight to your phone.`),
        button({ label: 'See my site', href: address }),
        paragraph('Change a word, a price or a photo whenever you like: it is live in seconds, and every change can be undone.'),
        links([{ label: 'Open my app', href: platformUrl(env) + dashboardPath() }]),
      ],
    }),
  }
}
