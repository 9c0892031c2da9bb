import { depositNote } from '../html/client-costs.ts'
import { type ClientLanguage, clientLanguage, formatWhen, serviceWords } from '../html/client-when.ts'
import { formatCents } from '../html/format-when.ts'
import { links, note, ownWords, signed } from '../html/mail-blocks.ts'
import type { MailBlock } from '../html/mail-layout.ts'
import { type MailRow, rows } from '../html/mail-rows.ts'
import { isVisitTo, whereWords } from '../html/where-words.ts'
import type { ClientFacts } from './draft.ts'

// What her letters to a client share. Nothing that the client wrote is in them before she has confirmed: anybody can send a form in anybody's name.

/** In which the client asked, and is written to. */
export const languageOf = ({ booking }: Pick<ClientFacts, 'booking'>): ClientLanguage => clientLanguage(booking.spoken)

/**
 * When, what and for how long, where and how much. `address`: the client's own, once she has confirmed; before that, at whose place it is. `deposit`: what the
 * form said of it before sending. `asked`: what the time is called.
 */
export function bookingRows(
  facts: ClientFacts,
  { address = false, deposit = false, asked }: { address?: boolean; deposit?: boolean; asked?: string } = {},
): MailBlock {
  const { booking, client } = facts
  const language = languageOf(facts)
  const { facts: names } = language.words
  const { priceCents, currency } = booking
  const all: (MailRow | undefined)[] = [
    { name: asked ?? names.when, text: formatWhen(booking, language) },
    { name: names.what, text: serviceWords(booking, language) },
    { name: names.where, text: whereWords({ city: String(booking.city), isVisit: isVisitTo(client, booking) }, language) },
    address && client.address !== null ? { name: names.address, text: client.address } : undefined,
    priceCents === null ? undefined : { name: names.price, text: formatCents(priceCents, { locale: language.locale, currency }) },
    deposit && facts.deposit ? { name: names.deposit, text: depositNote(facts.deposit, language) } : undefined,
    { name: names.reference, text: booking.reference },
  ]
  return rows(
    all.filter((row) => row !== undefined),
    names.line,
  )
}

export const signature = ({ booking }: ClientFacts): MailBlock => signed(booking.tenantName)

export const canReply = (facts: ClientFacts): MailBlock => note(languageOf(facts).words.letters.canReply)

export const seeOrCancel = (facts: ClientFacts): MailBlock =>
  links([{ label: languageOf(facts).words.letters.seeOrCancel, href: facts.link }])

/** What she wrote with her answer, where she wrote something. */
export const herWords = ({ words }: ClientFacts): MailBlock[] => (words === '' ? [] : [ownWords(words)])
