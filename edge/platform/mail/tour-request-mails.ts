import type { Sql } from 'postgres'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import type { ReportTenant } from '../../../db/queries/report-facts.ts'
import type { CityRow } from '../../../db/queries/waiting-list.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import type { WaitingMailKind } from '../../../tenants/contract/mail-kinds.ts'
import type { SiteLanguage } from '../../../tenants/contract/site-language.ts'
import { bookingFormPath, languagePath } from '../../../tenants/contract/urls.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import { nextLegs } from '../../http/next-legs.ts'
import { clientLanguage, formatDays } from '../html/client-when.ts'
import { links, note, opening, paragraph, signed } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import { tellCity } from '../html/tell-city.ts'
import type { Draft } from './draft.ts'

export interface TourRequestMail {
  tenant: Pick<ReportTenant, 'name'> & { tenantId: string }
  waiter: CityRow
  kind: WaitingMailKind
  /** The page behind the mail, and her site's own address. */
  to: { own: string; site: string }
  /** In which it was asked. */
  spoken: SiteLanguage
  now: Date
}

/** A mail to somebody who asks her to come. Undefined where she does not come any more: the answer was hers to take back. */
export async function draftTourRequestMail(sql: Sql, mail: TourRequestMail): Promise<Draft | undefined> {
  if (mail.kind === 'waiting_confirm') return draftWhetherYou(mail)
  const { tenantId } = mail.tenant
  const rules = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) => selectBookingRules(tx, tenantId))
  return rules && draftComing(mail, rules)
}

/** Whether the address is theirs who gave it. Nothing that a stranger wrote is in it; the city is one of a list. Pure. */
export function draftWhetherYou({ waiter, tenant: { name }, to, spoken }: TourRequestMail): Draft {
  const language = clientLanguage(spoken)
  const { letters, own } = language.words
  const { waiting } = letters
  return {
    subject: waiting.subject,
    preheader: waiting.preheader,
    blocks: [
      opening({ lines: [waiting.line] }),
      paragraph(fill(waiting.asked, { city: tellCity(waiter.city, language) })),
      button({ label: own.itsMe, href: to.own }),
      paragraph(waiting.ignoreAll),
      signed(name),
    ],
  }
}

/** The one mail that was asked for, with the leg that is next. Pure. */
export function draftComing({ waiter, tenant: { name }, to, spoken, now }: TourRequestMail, { tour }: BookingRules): Draft | undefined {
  const { city, serviceId: service, hours } = waiter
  const leg = nextLegs(tour, now).find((each) => each.city === city)
  if (!leg) return undefined
  const language = clientLanguage(spoken)
  const { letters, own, ownPlace } = language.words
  const told = { city: tellCity(city, language) }
  const { waiting } = letters
  return {
    subject: waiting.comingSubject,
    preheader: waiting.openPreheader,
    blocks: [
      opening({ lines: [fill(waiting.comingLine, told)], under: formatDays(leg, language) }),
      paragraph(fill(waiting.comingText, told)),
      button({ label: own.chooseTime, href: to.site + languagePath(spoken.prefix, bookingFormPath({ service, hours, city })) }),
      signed(name),
      note(waiting.comingOnce),
      links([{ label: ownPlace.forgetWritten, href: to.own }]),
    ],
  }
}
