import { fill } from '../../../tenants/contract/words/words.ts'
import { formatDay } from '../html/client-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { bookingRows, canReply, languageOf, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

// What a client has changed of a request that she has not answered: the mail before this one says something else. No calendar has it from us yet, so that no
// file comes with these.

/** To the client, who has moved it: what is asked for now. */
export function draftMovedRequest(facts: ClientFacts): Draft {
  const language = languageOf(facts)
  const { changed, askedFor } = language.words.letters
  return {
    subject: changed.subject,
    preheader: changed.preheader,
    blocks: [
      opening({ lines: [changed.line] }),
      paragraph(fill(changed.text, { day: formatDay(facts.booking.startsAt, language) })),
      signature(facts),
      bookingRows(facts, { asked: askedFor }),
      seeOrCancel(facts),
      canReply(facts),
    ],
  }
}

/** To the client, who has cancelled it. */
export function draftTakenBack(facts: ClientFacts): Draft {
  const { takenBack, askedFor } = languageOf(facts).words.letters
  return {
    subject: takenBack.subject,
    preheader: takenBack.preheader,
    blocks: [
      opening({ lines: [takenBack.line] }),
      paragraph(takenBack.text),
      signature(facts),
      bookingRows(facts, { asked: askedFor }),
      canReply(facts),
    ],
  }
}
