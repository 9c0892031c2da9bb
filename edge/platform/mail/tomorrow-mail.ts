import type { Sql } from 'postgres'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import type { DueMail } from '../../../db/queries/mails.ts'
import { type ReportTenant, selectReportTenant } from '../../../db/queries/report-facts.ts'
import { type ListRow, selectAppointmentsOn } from '../../../db/queries/request-list.ts'
import { withTenant } from '../../../db/queries/with-tenant.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { localDay } from '../../http/local-day.ts'
import { telLink } from '../html/contact-links.ts'
import { explainMissing } from '../html/explain-missing.ts'
import { formatCents, formatDay, formatTime, tellTimes } from '../html/format-when.ts'
import { heading, opening, paragraph, strong } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import type { MailBlock } from '../html/mail-layout.ts'
import { paint } from '../html/mail-paint.ts'
import { type MailRow, rows } from '../html/mail-rows.ts'
import { elsewhereWords, lengthWords, reconfirmWords, unconfirmedWords } from '../html/request-warnings.ts'
import { herWhere } from '../html/where-words.ts'
import { type Client, openRequests } from '../keys/open-request.ts'
import { plural } from '../reports/report-sentences.ts'
import { platformUrl } from './addresses.ts'
import type { Draft } from './draft.ts'
import type { Mail } from './mail.ts'
import { toHer } from './to-her.ts'

/** An appointment of the day, with what she has to know of it. */
export interface TomorrowEntry {
  row: ListRow
  client: Client | undefined
  warnings: readonly string[]
}

/** Her appointments of the next day, the evening before. Undefined where none is left, or the day is over. */
export async function renderTomorrowMail(
  env: PlatformEnv,
  sql: Sql,
  { tenantId, mailId, occasion: day }: DueMail,
): Promise<Mail | undefined> {
  const now = new Date()
  const [tenant, appointments, rules] = await withTenant(sql, { tenantId, role: 'companion_read' }, (tx) =>
    Promise.all([selectReportTenant(tx, tenantId), selectAppointmentsOn(tx, tenantId, day), selectBookingRules(tx, tenantId)]),
  )
  const coming = appointments.filter(({ startsAt }) => startsAt.isAfter(now))
  if (!tenant || coming.length === 0) return undefined
  const clients = await openRequests(env, tenantId, coming)
  const entries = coming.map((row, at) => ({
    row,
    client: clients[at],
    warnings: [...elsewhereWords(row, rules, now), ...unconfirmedWords(row), ...reconfirmWords(row)],
  }))
  return toHer(draftTomorrow(entries, { tenant, day, now, app: platformUrl(env) }), { mailId, tenant })
}

/** Its words. Pure. */
export function draftTomorrow(
  entries: readonly TomorrowEntry[],
  { tenant, day, now, app }: { tenant: Pick<ReportTenant, 'locale' | 'currency'>; day: string; now: Date; app: string },
): Draft {
  const [first] = entries
  if (!first) throw new Error('A day without appointments has no mail.')
  // A mail server that was away all evening: by the clock of the first appointment it is that day already.
  const isToday = localDay(now, first.row.startsAt.timeZone).day === day
  const word = isToday ? 'Today' : 'Tomorrow'
  const { clock } = tellTimes({ ...first.row, part: 'whole' }, tenant)
  const from = `${formatTime(first.row.startsAt, tenant)} (${clock})`
  return {
    subject: entries.length === 1 ? `${word}, ${from}` : `${word}, from ${from}`,
    preheader: 'What is in your diary, in one place.',
    blocks: [
      opening({ kicker: formatDay(first.row.startsAt, tenant), lines: [word], under: plural(entries.length, 'appointment') }),
      ...entries.flatMap((entry) => entryBlocks(entry, tenant)),
      button({ label: 'Open your diary', href: `${app}${dashboardPath('diary')}` }),
    ],
  }
}

function entryBlocks({ row, client, warnings }: TomorrowEntry, tenant: Pick<ReportTenant, 'locale' | 'currency'>): MailBlock[] {
  const { times, clock } = tellTimes({ ...row, part: 'whole' }, tenant)
  const all: (MailRow | undefined)[] = [
    { name: 'Who', text: client ? client.name : explainMissing(row) },
    { name: 'What', text: `${row.service}, ${lengthWords(row)}` },
    { name: 'Where', text: herWhere(row, client) },
    client?.address ? { name: 'Address', text: client.address } : undefined,
    row.priceCents === null ? undefined : { name: 'Price', text: formatCents(row.priceCents, tenant) },
    client?.phone ? { name: 'Phone', text: client.phone, link: telLink(client.phone, paint({ text: 'accent' })) } : undefined,
    { name: 'Reference', text: row.reference },
  ]
  return [
    { html: heading(`${times}, ${clock}`), text: `${times}, ${clock}` },
    ...warnings.map((words) => strong(`${words}.`)),
    ...(row.reconfirmation === 'yes' ? [paragraph('Reconfirmed: they’ll be there.')] : []),
    rows(all.filter((each) => each !== undefined)),
  ]
}
