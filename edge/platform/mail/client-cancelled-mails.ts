import { formatDay } from '../html/format-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { bookingRows, canReply, herWords, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

const CALENDAR = 'The attached file takes it out of your calendar.'

/** To the client: she has to cancel. */
export const draftCancelledByHer = (facts: ClientFacts): Draft => ({
  subject: 'Your appointment is cancelled',
  preheader: 'I’m sorry. Reply if another time would suit.',
  blocks: [
    opening({ lines: ['I’m sorry'] }),
    paragraph(`I have to cancel ${formatDay(facts.booking.startsAt, facts.booking)}. Reply if another time would suit. ${CALENDAR}`),
    ...herWords(facts),
    signature(facts),
    bookingRows(facts),
    canReply(),
  ],
})

/** To the client who has cancelled: a phone keeps the appointment otherwise. */
export const draftOwnCancellation = (facts: ClientFacts): Draft => ({
  subject: 'Your appointment is cancelled',
  preheader: 'As you asked.',
  blocks: [
    opening({ lines: ['Cancelled'] }),
    paragraph(`Your appointment is cancelled, as you asked. ${CALENDAR}`),
    signature(facts),
    bookingRows(facts),
    canReply(),
  ],
})
