import type { RequestRow } from '../../../db/queries/requests.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { detailRows } from '../html/detail-rows.ts'
import { formatCents, formatDeadline, formatHourFirst, formatHours, formatWithDeadline } from '../html/format-when.ts'
import { note, quote, strong } from '../html/mail-blocks.ts'
import type { MailButton } from '../html/mail-button.ts'
import type { MailBlock } from '../html/mail-layout.ts'
import { paint } from '../html/mail-paint.ts'
import { panel } from '../html/mail-panel.ts'
import { rows } from '../html/mail-rows.ts'
import { placeWords } from '../html/where-words.ts'
import { capital } from '../reports/number-words.ts'
import type { CompanionFacts } from './draft.ts'
import { headerSafe } from './mail.ts'

// What her mails on a request share.

/** The hour, the day and what has happened: what a phone shows of a subject, and nothing that tells a stranger what it is about. */
export const subjectFor = (booking: RequestRow, what: string): string =>
  headerSafe(formatHourFirst(booking.startsAt, { locale: booking.locale, note: what, asked: booking.createdAt }))

/** What is asked for, at a glance, with what she can do about it. `wishAt`: the time that the client would rather have. */
export function requestPanel(
  { booking, client, answerBy }: Pick<CompanionFacts, 'booking' | 'client' | 'answerBy'>,
  { isWaiting = false, wishAt, buttons }: { isWaiting?: boolean; wishAt?: Moment | null; buttons: readonly MailButton[] },
): MailBlock {
  const { start, clock, answer } = formatWithDeadline({ startsAt: wishAt ?? booking.startsAt, until: answerBy }, booking)
  const price = booking.priceCents === null ? [] : [formatCents(booking.priceCents, booking)]
  return panel({
    items: [
      {
        title: start,
        under: [clock, [String(booking.service), formatHours(booking), ...placeWords(booking, client)].join(', '), ...price].join(' · '),
        until: wishAt ? `instead of ${formatDeadline(booking.startsAt, booking)}` : isWaiting ? answer : undefined,
      },
    ],
    buttons,
  })
}

/** Who, when, where, how much, and the client's own words. */
export function requestDetails({ booking, client, sawPhotos, visit }: CompanionFacts, { when = 'When' } = {}): MailBlock[] {
  const all = [
    ...detailRows(booking, client, paint({ text: 'accent' })).map((row) => (row.name === 'When' ? { ...row, name: when } : row)),
    { name: 'Visit', text: capital(visit) },
    ...(sawPhotos.length === 0 ? [] : [{ name: sawPhotos.length === 1 ? 'Photo shown' : 'Photos shown', text: sawPhotos.join(', ') }]),
    { name: 'Reference', text: booking.reference },
  ]
  return [rows(all), ...(client.message === null ? [] : [quote(client.message)])]
}

/** Reply-To of the mail is the client. */
export const howToWrite = ({ client }: Pick<CompanionFacts, 'client'>): MailBlock =>
  note(`To write to ${client.name}, reply to this email.`)

/** What a few words on a card leave out. */
const EXPLAINED: Record<string, string> = {
  'Time not held': 'The time is not held, so somebody else may take it first.',
  'Email not confirmed':
    'Their email address is not confirmed yet. They’ve been asked to confirm it; once they do, the time is held for longer.',
}

/** What she has to know before she answers. */
export const warningBlocks = ({ warnings }: Pick<CompanionFacts, 'warnings'>): MailBlock[] =>
  warnings.map((warning) => strong(EXPLAINED[warning] ?? `${warning}.`))
