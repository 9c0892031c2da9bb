import { formatDay } from '../html/format-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { bookingRows, canReply, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

// What a client has changed of a request that she has not answered: the mail before this one says something else. No calendar has it from us yet, so that no
// file comes with these.

/** To the client, who has moved it: what is asked for now. */
export const draftMovedRequest = (facts: ClientFacts): Draft => ({
  subject: 'Your request has changed',
  preheader: 'What you’re asking for now.',
  blocks: [
    opening({ lines: ['Changed'] }),
    paragraph(
      `Your request is for ${formatDay(facts.booking.startsAt, facts.booking)} now, as below. I’ll answer by email; the time isn’t guaranteed until I confirm it.`,
    ),
    signature(facts),
    bookingRows(facts, { asked: 'You asked for' }),
    seeOrCancel(facts),
    canReply(),
  ],
})

/** To the client, who has cancelled it. */
export const draftTakenBack = (facts: ClientFacts): Draft => ({
  subject: 'Your request is cancelled',
  preheader: 'As you asked.',
  blocks: [
    opening({ lines: ['Cancelled'] }),
    paragraph('Your request is cancelled, as you asked. Nothing is booked, and you’re welcome to ask again.'),
    signature(facts),
    bookingRows(facts, { asked: 'You asked for' }),
    canReply(),
  ],
})
