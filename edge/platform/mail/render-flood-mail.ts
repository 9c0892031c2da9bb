import type { Sql } from 'postgres'
import type { DueMail } from '../../../db/queries/mails.ts'
import { selectReportTenant } from '../../../db/queries/report-facts.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import { platformUrl } from './addresses.ts'
import type { Draft } from './draft.ts'
import type { Mail } from './mail.ts'
import { toHer } from './to-her.ts'

const SUBJECT = 'Many requests at once'
const LEAD =
  'More requests are coming in than usual. The first ones are emailed to you one by one; the rest are in your list. They hold no time, so your calendar stays free for others, and you’ll hear about one only once its client has confirmed their address.'
const ADVICE =
  'Have a look when you can: it may be one person or a group who asked for several times. If you want none of them, you can decline them together, and nobody gets an email.'

/** Tells her once that requests are taken without a hold (db/functions/insert_booking.sql). Undefined where the tenant is gone. */
export async function renderFloodMail(env: PlatformEnv, sql: Sql, { tenantId, mailId }: DueMail): Promise<Mail | undefined> {
  const tenant = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => selectReportTenant(tx, tenantId))
  if (!tenant) return undefined
  return toHer(draftFlood(platformUrl(env)), { mailId, tenant })
}

/** Its words. Pure. */
export const draftFlood = (app: string): Draft => ({
  subject: SUBJECT,
  preheader: 'Have a look when you can.',
  blocks: [
    opening({ lines: [SUBJECT] }),
    paragraph(LEAD),
    paragraph(ADVICE),
    button({ label: 'See your requests', href: app + dashboardPath('requests') }),
    button({ label: 'Decline them together', href: app + dashboardPath('flood') }, 'quiet'),
  ],
})
