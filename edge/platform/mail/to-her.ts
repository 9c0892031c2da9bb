import type { ReportTenant } from '../../../db/queries/report-facts.ts'
import { mailLayout } from '../html/mail-layout.ts'
import type { Draft } from './draft.ts'
import type { Mail } from './mail.ts'

/** A mail to her that is about no one request, as it leaves. */
export const toHer = (
  { subject, preheader, blocks }: Draft,
  { mailId, tenant: { contactEmail, locale } }: { mailId: string; tenant: Pick<ReportTenant, 'contactEmail' | 'locale'> },
): Mail => ({
  mailId,
  fromName: 'Appointments',
  to: contactEmail,
  subject,
  ...mailLayout({ title: subject, preheader, locale, blocks }),
})
