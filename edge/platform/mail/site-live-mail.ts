import type { Sql } from 'postgres'
import type { DueMail } from '../../../db/queries/mails.ts'
import { selectReportTenant } from '../../../db/queries/report-facts.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { links, opening, paragraph } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import { platformUrl, siteUrl } from './addresses.ts'
import type { Draft } from './draft.ts'
import type { Mail } from './mail.ts'
import { toHer } from './to-her.ts'

/** Her first site is open to everyone. The subject says no more than a lock screen may show. */
export async function renderSiteLiveMail(env: PlatformEnv, sql: Sql, { tenantId, mailId }: DueMail): Promise<Mail | undefined> {
  const tenant = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => selectReportTenant(tx, tenantId))
  if (!tenant) return undefined
  const to = { site: siteUrl(env, { tenantId, host: tenant.host }), app: platformUrl(env) + dashboardPath() }
  return toHer(draftSiteLive(tenant.name, to), { mailId, tenant })
}

/** Its words. Pure. */
export const draftSiteLive = (name: string, to: { site: string; app: string }): Draft => ({
  subject: 'Your page is open',
  preheader: 'Everybody can see it now.',
  blocks: [
    opening({ lines: ['Your page is open'] }),
    paragraph(`Hello ${name}, your site is live. Anybody can open it now, and requests come straight to your phone.`),
    button({ label: 'See my site', href: to.site }),
    paragraph('Change a word, a price or a photo whenever you like: it is live in seconds, and every change can be undone.'),
    links([{ label: 'Open my app', href: to.app }]),
  ],
})
