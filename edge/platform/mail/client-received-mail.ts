import { opening, paragraph } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import { bookingRows, canReply, languageOf, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** To the client: it has arrived. True of everybody: whether a time is held would tell who is blocked, or how full a flood is. */
export function draftReceived(facts: ClientFacts): Draft {
  const isAsked = facts.booking.emailCheck === 'asked'
  const { letters, own } = languageOf(facts).words
  const { received } = letters
  return {
    subject: received.subject,
    preheader: isAsked ? received.tap : received.preheader,
    blocks: [
      opening({ lines: [received.line] }),
      paragraph(received.text),
      ...(isAsked ? [paragraph(received.isItYou), button({ label: own.itsMe, href: facts.link })] : []),
      signature(facts),
      bookingRows(facts, { deposit: true }),
      seeOrCancel(facts),
      canReply(facts),
    ],
  }
}
