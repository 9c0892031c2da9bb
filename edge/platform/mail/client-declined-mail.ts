import { fill } from '../../../tenants/contract/words/words.ts'
import { formatDay } from '../html/client-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { bookingRows, canReply, herWords, languageOf, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** To the client: not this time. */
export function draftDeclined(facts: ClientFacts): Draft {
  const language = languageOf(facts)
  const { declined, aboutRequest, askedFor } = language.words.letters
  const text = facts.words === '' ? declined.text : declined.textWithWords
  return {
    subject: aboutRequest,
    preheader: declined.preheader,
    blocks: [
      opening({ lines: [declined.line] }),
      paragraph(fill(text, { day: formatDay(facts.booking.startsAt, language) })),
      ...herWords(facts),
      signature(facts),
      bookingRows(facts, { asked: askedFor }),
      canReply(facts),
    ],
  }
}

/** To the client: no answer came in time. */
export function draftExpiredForClient(facts: ClientFacts): Draft {
  const { expired, aboutRequest, askedFor } = languageOf(facts).words.letters
  const { wasOffered } = facts.booking
  return {
    subject: aboutRequest,
    preheader: expired.preheader,
    blocks: [
      opening({ lines: [wasOffered ? expired.offerLine : expired.line] }),
      paragraph(wasOffered ? expired.offerText : expired.text),
      signature(facts),
      bookingRows(facts, { asked: askedFor }),
      canReply(facts),
    ],
  }
}
