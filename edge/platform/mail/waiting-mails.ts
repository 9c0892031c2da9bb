import type { Sql } from 'postgres'
import type { DueMail } from '../../../db/queries/mails.ts'
import { type ReportTenant, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { asksForCity, type LegRow, selectWaiting } from '../../../db/queries/waiting-list.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import type { WaitingMailKind } from '../../../tenants/contract/mail-kinds.ts'
import { languageFor, type SiteLanguage } from '../../../tenants/contract/site-language.ts'
import { bookingFormPath, languagePath } from '../../../tenants/contract/urls.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import { clientLanguage, formatDays } from '../html/client-when.ts'
import { links, note, opening, paragraph, signed } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import { mailLayout } from '../html/mail-layout.ts'
import { tellCity } from '../html/tell-city.ts'
import { openWaiter } from '../keys/seal-waiter.ts'
import { siteUrl, waitingLink } from './addresses.ts'
import type { Draft } from './draft.ts'
import type { Mail } from './mail.ts'
import { draftTourRequestMail } from './tour-request-mails.ts'

/** What both mails to somebody who waits for a leg are made of; those to somebody who asks her to come are in tour-request-mails.ts. */
export interface WaitingFacts {
  city: string
  /** First and last day of the leg, `2026-12-04`. */
  days: { from: string; to: string }
  /** Her name, as she signs. */
  name: string
  /** The page where one says yes, or stop, and her site's own address. */
  to: { own: string; site: string }
  /** In which it was asked. */
  spoken: SiteLanguage
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
  const spoken = languageFor(waiter.language, tenant.siteLanguages, tenant.locale)
  const at = { tenantId, reference, host: tenant.host, spoken }
  const to = { own: await waitingLink(env, at), site: siteUrl(env, at) }
  const draft = asksForCity(waiter)
    ? await draftTourRequestMail(sql, { tenant: { ...tenant, tenantId }, waiter, kind, to, spoken, now: new Date() })
    : draftFor(kind, { ...factsOf(waiter), name: tenant.name, to, spoken })
  if (!draft) return undefined
  return addressedToWaiter(draft, { tenant, mailId, email: email.raw, own: to.own, spoken })
}

/** As it leaves. `own`: the page behind it. */
export const addressedToWaiter = (
  { subject, preheader, blocks }: Draft,
  {
    tenant: { name, contactEmail },
    mailId,
    email,
    own,
    spoken: { locale },
  }: {
    tenant: Pick<ReportTenant, 'name' | 'contactEmail'>
    mailId: string
    email: string
    own: string
    spoken: Pick<SiteLanguage, 'locale'>
  },
): Mail => ({
  mailId,
  fromName: name,
  to: email,
  replyTo: contactEmail,
  subject,
  ...mailLayout({ title: subject, preheader, locale, blocks }),
  // A mail program's own "unsubscribe" does what the page's button does (RFC 8058).
  headers: { 'List-Unsubscribe': `<${own}${own.includes('?') ? '&' : '?'}do=stop>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
})

const factsOf = ({ city, legFrom, legTo }: LegRow): Pick<WaitingFacts, 'city' | 'days'> => ({ city, days: { from: legFrom, to: legTo } })

/** Pure. */
export const draftFor = (kind: WaitingMailKind, facts: WaitingFacts): Draft =>
  kind === 'waiting_confirm' ? draftConfirm(facts) : draftOpen(facts)

/** Whether the address is theirs who gave it. Nothing that a stranger wrote is in it. */
function draftConfirm({ city, days, name, to, spoken }: WaitingFacts): Draft {
  const language = clientLanguage(spoken)
  const { letters, ownPlace } = language.words
  const { waiting } = letters
  return {
    subject: waiting.subject,
    preheader: waiting.preheader,
    blocks: [
      opening({ lines: [waiting.line] }),
      paragraph(fill(waiting.listed, { city: tellCity(city, language), days: formatDays(days, language) })),
      button({ label: ownPlace.tellMe, href: to.own }),
      paragraph(waiting.ignore),
      signed(name),
    ],
  }
}

/** The one mail that was asked for. */
function draftOpen({ city, days, name, to, spoken }: WaitingFacts): Draft {
  const language = clientLanguage(spoken)
  const told = { city: tellCity(city, language) }
  const { letters, ownPlace } = language.words
  const { waiting } = letters
  return {
    subject: waiting.openSubject,
    preheader: waiting.openPreheader,
    blocks: [
      opening({ lines: [fill(waiting.openLine, told)], under: formatDays(days, language) }),
      paragraph(fill(waiting.openText, told)),
      button({ label: waiting.openButton, href: to.site + languagePath(spoken.prefix, bookingFormPath({ city })) }),
      signed(name),
      note(waiting.openOnce),
      links([{ label: ownPlace.forgetNow, href: to.own }]),
    ],
  }
}
