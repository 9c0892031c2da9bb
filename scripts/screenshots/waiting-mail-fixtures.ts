import type { CityRow } from '../../db/queries/waiting-list.ts'
import type { Draft } from '../../edge/platform/mail/draft.ts'
import type { Mail } from '../../edge/platform/mail/mail.ts'
import { draftComing, draftWhetherYou, type TourRequestMail } from '../../edge/platform/mail/tour-request-mails.ts'
import { addressedToWaiter, draftFor, type WaitingFacts } from '../../edge/platform/mail/waiting-mails.ts'
import type { BookingRules } from '../../tenants/contract/booking-rules.ts'
import type { WaitingMailKind } from '../../tenants/contract/mail-kinds.ts'
import type { SiteLanguage } from '../../tenants/contract/site-language.ts'

// Mails to those who wait for a leg of her tour, or ask her to come.

const tenant = { tenantId: 'claire', name: 'Claire', contactEmail: 'claire@example.com' }
const to = { own: 'https://claire.companionconnect.app/_/waiting/token', site: 'https://claire.companionconnect.app' }
const waiter = { city: 'Perth', serviceId: 'dinner', hours: 3 } as CityRow
const rules = { tour: [{ city: 'Perth', timeZone: 'Australia/Perth', from: '2027-03-03', to: '2027-03-06' }] } as BookingRules

/** Name of a mail -> the mail; its mailId is its kind. `spoken`: in which it was asked. */
export function waitingMailFixtures(spoken: SiteLanguage = { locale: 'en-AU', prefix: '' }): Record<string, Mail> {
  const facts: WaitingFacts = { city: 'Brisbane', days: { from: '2026-12-04', to: '2026-12-08' }, name: 'Claire', to, spoken }
  const mail: TourRequestMail = { tenant, waiter, kind: 'waiting_open', to, spoken, now: new Date('2026-11-26T00:00Z') }
  const drafts: Record<string, { kind: WaitingMailKind; draft: Draft | undefined }> = {
    'waiting-confirm': { kind: 'waiting_confirm', draft: draftFor('waiting_confirm', facts) },
    'waiting-open': { kind: 'waiting_open', draft: draftFor('waiting_open', facts) },
    'tour-request-confirm': { kind: 'waiting_confirm', draft: draftWhetherYou(mail) },
    'tour-request-coming': { kind: 'waiting_open', draft: draftComing(mail, rules) },
  }
  return Object.fromEntries(
    Object.entries(drafts).flatMap(([name, { kind, draft }]) =>
      draft ? [[name, addressedToWaiter(draft, { tenant, mailId: kind, email: 'robin@example.com', own: to.own, spoken })]] : [],
    ),
  )
}
