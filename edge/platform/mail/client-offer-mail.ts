import { formatTime, formatWithDeadline } from '../html/format-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { panel } from '../html/mail-panel.ts'
import { bookingRows, canReply, herWords, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** To the client: other times, one of which can be picked on the page of the request. */
export function draftOffer(facts: ClientFacts): Draft {
  const { booking, offers, link } = facts
  const items = offers.map((offer) => {
    const { start, clock } = formatWithDeadline({ startsAt: offer.startsAt, until: booking.createdAt }, booking)
    return { title: start, under: `to ${formatTime(offer.endsAt, booking)}, ${clock}` }
  })
  return {
    subject: 'About your request',
    preheader: offers.length === 1 ? 'Would another time suit?' : 'Would one of these times suit?',
    blocks: [
      opening({ lines: ['Another time?'] }),
      paragraph(
        `Thank you for writing. I can’t make the time you asked for, but I’d like to see you. Would ${offers.length === 1 ? 'this' : 'one of these'} suit?`,
      ),
      ...herWords(facts),
      panel({ items, buttons: [{ label: 'Choose a time', href: link }] }),
      signature(facts),
      bookingRows(facts, { asked: 'You asked for' }),
      seeOrCancel(facts),
      canReply(),
    ],
  }
}
