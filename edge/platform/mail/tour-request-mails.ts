import type { Sql } from 'postgres'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import type { ReportTenant } from '../../../db/queries/report-facts.ts'
import type { CityRow } from '../../../db/queries/waiting-list.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import type { WaitingMailKind } from '../../../tenants/contract/mail-kinds.ts'
import { bookingFormPath } from '../../../tenants/contract/urls.ts'
import { nextLegs } from '../../http/next-legs.ts'
import { links, note, opening, paragraph, signed } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import { formatDays } from '../reports/report-week.ts'
import type { Draft } from './draft.ts'

export interface TourRequestMail {
  tenant: Pick<ReportTenant, 'name' | 'locale'> & { tenantId: string }
  waiter: CityRow
  kind: WaitingMailKind
  /** The page behind the mail, and her site's own address. */
  to: { own: string; site: string }
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
export const draftWhetherYou = ({ waiter: { city }, tenant: { name }, to }: TourRequestMail): Draft => ({
  subject: 'Please confirm your email address',
  preheader: 'One tap, so that I know it’s you.',
  blocks: [
    opening({ lines: ['Is this you?'] }),
    paragraph(`Somebody left this address on my site and asked whether I’d come to ${city}. I see it once you’ve said that it was you.`),
    button({ label: 'Yes, it’s me', href: to.own }),
    paragraph('If it wasn’t you, ignore this email. I won’t write again, and in two days all of it is forgotten.'),
    signed(name),
  ],
})

/** The one mail that was asked for, with the leg that is next. Pure. */
export function draftComing({ waiter, tenant: { name, locale }, to, now }: TourRequestMail, { tour }: BookingRules): Draft | undefined {
  const { city, serviceId: service, hours } = waiter
  const leg = nextLegs(tour, now).find((each) => each.city === city)
  if (!leg) return undefined
  return {
    subject: 'The dates you asked about',
    preheader: 'You asked me to tell you.',
    blocks: [
      opening({ lines: [`I’m coming to ${city}`], under: formatDays(leg, locale) }),
      paragraph(
        `You asked whether I’d come to ${city}. I’m coming, and it would be lovely to see you. No time is held for you yet: choose one that suits.`,
      ),
      button({ label: 'Choose a time', href: to.site + bookingFormPath({ service, hours, city }) }),
      signed(name),
      note('This is the only email about it. I forget what you wrote tomorrow; if you’d like that now, one tap does it.'),
      links([{ label: 'Forget what I wrote', href: to.own }]),
    ],
  }
}
