import { fill } from '../../../tenants/contract/words/words.ts'
import { formatDay } from '../html/client-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { bookingRows, canReply, herWords, languageOf, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** To the client: she has to cancel. */
export function draftCancelledByHer(facts: ClientFacts): Draft {
  const language = languageOf(facts)
  const { cancelled, itWas } = language.words.letters
  return {
    subject: cancelled.subject,
    preheader: cancelled.preheader,
    blocks: [
      opening({ lines: [cancelled.line] }),
      paragraph(fill(cancelled.text, { day: formatDay(facts.booking.startsAt, language) })),
      ...herWords(facts),
      signature(facts),
      bookingRows(facts, { asked: itWas }),
      canReply(facts),
    ],
  }
}

/** To the client who has cancelled: a phone keeps the appointment otherwise. */
export function draftOwnCancellation(facts: ClientFacts): Draft {
  const { cancelled, itWas } = languageOf(facts).words.letters
  return {
    subject: cancelled.subject,
    preheader: cancelled.ownPreheader,
    blocks: [
      opening({ lines: [cancelled.ownLine] }),
      paragraph(cancelled.ownText),
      signature(facts),
      bookingRows(facts, { asked: itWas }),
      canReply(facts),
    ],
  }
}
