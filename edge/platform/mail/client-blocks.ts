import { formatWhen, lengthWords } from '../html/client-when.ts'
import { formatCents } from '../html/format-when.ts'
import { links, note, ownWords, signed } from '../html/mail-blocks.ts'
import type { MailBlock } from '../html/mail-layout.ts'
import { type MailRow, rows } from '../html/mail-rows.ts'
import type { ClientFacts } from './draft.ts'

// What her letters to a client share. Nothing that the client wrote is in them before she has confirmed: anybody can send a form in anybody's name.

/** When, what and for how long, where and how much. `address`: the client's own, once she has confirmed. `asked`: what the time is called. */
export function bookingRows(
  { booking, client }: ClientFacts,
  { address = false, asked = 'When' }: { address?: boolean; asked?: string } = {},
): MailBlock {
  const all: (MailRow | undefined)[] = [
    { name: asked, text: formatWhen(booking, booking) },
    { name: 'What', text: `${booking.service}, ${lengthWords(booking)}` },
    { name: 'Where', text: booking.city },
    address && client.address !== null ? { name: 'Address', text: client.address } : undefined,
    booking.priceCents === null ? undefined : { name: 'Price', text: formatCents(booking.priceCents, booking) },
    { name: 'Reference', text: booking.reference },
  ]
  return rows(all.filter((row) => row !== undefined))
}

export const signature = ({ booking }: ClientFacts): MailBlock => signed(booking.tenantName)

export const canReply = (): MailBlock => note('You can reply to this email.')

export const seeOrCancel = ({ link }: ClientFacts): MailBlock => links([{ label: 'See or cancel it', href: link }])

/** What she wrote with her answer, where she wrote something. */
export const herWords = ({ words }: ClientFacts): MailBlock[] => (words === '' ? [] : [ownWords(words)])
