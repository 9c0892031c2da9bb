import type { Mail } from '../../edge/platform/mail/mail.ts'
import { renderReportMail } from '../../edge/platform/reports/render-report-mail.ts'
import type { MailKind } from '../../tenants/contract/mail-kinds.ts'
import { HER_MAIL_FIXTURES } from './her-mail-fixtures.ts'
import { bookingMailFixtures } from './mail-fixtures.ts'
import { REPORT_FIXTURES, REPORT_LINKS } from './report-fixtures.ts'
import { waitingMailFixtures } from './waiting-mail-fixtures.ts'

// Every mail there is, of invented people, for screenshots and for tests of what all mails share.

const WEEKLY: MailKind = 'weekly_report'

/** Name of a mail -> the mail; its mailId is its kind. */
export const MAIL_FIXTURES: Record<string, Mail> = {
  ...bookingMailFixtures(),
  ...waitingMailFixtures(),
  ...HER_MAIL_FIXTURES,
  ...Object.fromEntries(
    Object.entries(REPORT_FIXTURES).map(([name, report]) => [
      `week-${name}`,
      renderReportMail(report, { mailId: WEEKLY, links: REPORT_LINKS }),
    ]),
  ),
}
