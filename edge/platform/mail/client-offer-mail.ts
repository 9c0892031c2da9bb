import type { RequestRow } from '../../../db/queries/requests.ts'
import { formatDeadline, formatTime, tellOffered } from '../html/client-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { panel } from '../html/mail-panel.ts'
import { openWhen } from '../html/open-when.ts'
import { bookingRows, canReply, herWords, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** To the client: other times, one of which can be picked on the page of the request. */
export function draftOffer(facts: ClientFacts): Draft {
  const { booking, offers, link } = facts
  const items = offers.map((offer) => {
    const { when, clock } = tellOffered(offer.startsAt, { since: booking.createdAt, locale: booking.locale })
    return { title: when, under: `to ${formatTime(offer.endsAt, booking)}, ${clock}` }
  })
  return {
    subject: booking.status === 'confirmed' ? 'About your appointment' : 'About your request',
    preheader: offers.length === 1 ? 'Would another time suit?' : 'Would one of these times suit?',
    blocks: [
      opening({ lines: ['Another time?'] }),
      paragraph(`${leadOf(booking)} Would ${offers.length === 1 ? 'this' : 'one of these'} suit?`),
      paragraph(chooseUntil(facts)),
      ...herWords(facts),
      panel({ items, buttons: [{ label: 'Choose a time', href: link }] }),
      signature(facts),
      bookingRows(facts, { asked: booking.status === 'confirmed' ? 'It is now' : 'You asked for' }),
      seeOrCancel(facts),
      canReply(),
    ],
  }
}

/** Until when, and what becomes of an appointment. */
function chooseUntil({ booking, offers }: ClientFacts): string {
  const until = `You can choose until ${formatDeadline(openWhen(booking, offers), booking)}.`
  return booking.status === 'confirmed' ? `${until} Until then it stands as it is, and if you choose nothing, it stays so.` : until
}

/** Of a request that waits, or of an appointment that she moves. */
const leadOf = ({ status }: RequestRow): string =>
  status === 'confirmed'
    ? 'I’m sorry, I have to move our appointment.'
    : 'Thank you for writing. I can’t make the time you asked for, but I’d like to see you.'
