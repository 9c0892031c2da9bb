import type { Sql } from 'postgres'
import type { DueMail } from '../../../db/queries/mails.ts'
import { type ReportTenant, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { asksForCity, type LegRow, selectWaiting } from '../../../db/queries/waiting-list.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import type { WaitingMailKind } from '../../../tenants/contract/mail-kinds.ts'
import { bookingFormPath } from '../../../tenants/contract/urls.ts'
import { links, note, opening, paragraph, signed } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import { mailLayout } from '../html/mail-layout.ts'
import { openWaiter } from '../keys/seal-waiter.ts'
import { formatDays } from '../reports/report-week.ts'
import { siteUrl, waitingLink } from './addresses.ts'
import type { Draft } from './draft.ts'
import type { Mail } from './mail.ts'
import { draftTourRequestMail } from './tour-request-mails.ts'

/** What both mails to somebody who waits for a leg are made of; those to somebody who asks her to come are in tour-request-mails.ts. */
export interface WaitingFacts {
  city: string
  /** `4 to 8 December 2026` */
  days: string
  /** Her name, as she signs. */
  name: string
  /** The page where one says yes, or stop. */
  own: string
  /** Her form with that city chosen. */
  form: string
}

/** A mail about a waiting list; `occasion` is the entry's reference. Undefined where it is forgotten, and where nothing is left to say. */
export async function renderWaitingMail(
  env: PlatformEnv,
  sql: Sql,
  { tenantId, kind, occasion: reference, mailId }: DueMail & { kind: WaitingMailKind },
): Promise<Mail | undefined> {
  const [waiter, tenant] = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectWaiting(tx, tenantId, reference), selectReportTenant(tx, tenantId)]),
  )
  if (!waiter || !tenant || (kind === 'waiting_confirm') !== (waiter.confirmedAt === null)) return undefined
  const email = await openWaiter(env, { tenantId, reference }, waiter.emailSealed)
  // Tried again, and at last a dead mail that is counted.
  if (!email) throw new Error('The address of somebody who waits cannot be opened.')
  const at = { tenantId, reference, host: tenant.host }
  const to = { own: await waitingLink(env, at), site: siteUrl(env, at) }
  const draft = asksForCity(waiter)
    ? await draftTourRequestMail(sql, { tenant: { ...tenant, tenantId }, waiter, kind, to, now: new Date() })
    : draftFor(kind, factsOf(waiter, tenant, to))
  if (!draft) return undefined
  return addressedToWaiter(draft, { tenant, mailId, email: email.raw, own: to.own })
}

/** As it leaves. `own`: the page behind it. */
export const addressedToWaiter = (
  { subject, preheader, blocks }: Draft,
  {
    tenant: { name, contactEmail, locale },
    mailId,
    email,
    own,
  }: { tenant: Pick<ReportTenant, 'name' | 'contactEmail' | 'locale'>; mailId: string; email: string; own: string },
): Mail => ({
  mailId,
  fromName: name,
  to: email,
  replyTo: contactEmail,
  subject,
  ...mailLayout({ title: subject, preheader, locale, blocks }),
  // A mail program's own "unsubscribe" does what the page's button does (RFC 8058).
  headers: { 'List-Unsubscribe': `<${own}?do=stop>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
})

const factsOf = (
  { city, legFrom, legTo }: LegRow,
  { name, locale }: ReportTenant,
  { own, site }: { own: string; site: string },
): WaitingFacts => ({
  city,
  days: formatDays({ from: legFrom, to: legTo }, locale),
  name,
  own,
  form: site + bookingFormPath({ city }),
})

/** Pure. */
export const draftFor = (kind: WaitingMailKind, facts: WaitingFacts): Draft =>
  kind === 'waiting_confirm' ? draftConfirm(facts) : draftOpen(facts)

/** Whether the address is theirs who gave it. Nothing that a stranger wrote is in it. */
const draftConfirm = ({ city, days, name, own }: WaitingFacts): Draft => ({
  subject: 'Please confirm your email address',
  preheader: 'One tap, so that I know it’s you.',
  blocks: [
    opening({ lines: ['Is this you?'] }),
    paragraph(`This address was left on my site, to hear from me once when a time in ${city} comes free (${days}).`),
    button({ label: 'Yes, tell me', href: own }),
    paragraph('If it wasn’t you, ignore this email. I won’t write again, and in two days the address is forgotten.'),
    signed(name),
  ],
})

/** The one mail that was asked for. */
const draftOpen = ({ city, days, name, own, form }: WaitingFacts): Draft => ({
  subject: 'There is a time now',
  preheader: 'You asked me to tell you.',
  blocks: [
    opening({ lines: [`${city} has room`], under: days }),
    paragraph(
      `You asked me to tell you when a time in ${city} comes free. There is one now. I can’t hold it, so it goes to whoever asks first.`,
    ),
    button({ label: 'Ask for a time', href: form }),
    signed(name),
    note('This is the only email about it. I forget your address tomorrow; if you’d like that now, one tap does it.'),
    links([{ label: 'Stop, and forget my address', href: own }]),
  ],
})
