import { fill } from '../../../tenants/contract/words/words.ts'
import { formatDay, formatDeadline } from '../html/client-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { bookingRows, canReply, languageOf, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

// What a client has changed, or asks to: the mail before this one says something else. No file comes with these: no calendar has a request from us yet, and
// an appointment stands.

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
      bookingRows(facts, { asked: askedFor, deposit: true }),
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

/** To the client, who asks to move an appointment: what stands until she answers. `wishAt` is there: isStillTrue has seen it. */
export function draftAskedToMove(facts: ClientFacts): Draft {
  const language = languageOf(facts)
  const { askedToMove, aboutAppointment, itIsNow } = language.words.letters
  const { startsAt, wishAt } = facts.booking
  return {
    subject: aboutAppointment,
    preheader: askedToMove.preheader,
    blocks: [
      opening({ lines: [askedToMove.line] }),
      paragraph(fill(askedToMove.text, { time: formatDeadline(wishAt ?? startsAt, language), day: formatDay(startsAt, language) })),
      signature(facts),
      bookingRows(facts, { asked: itIsNow }),
      seeOrCancel(facts),
      canReply(facts),
    ],
  }
}
