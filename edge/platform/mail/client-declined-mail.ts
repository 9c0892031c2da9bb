import { formatDay } from '../html/format-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { bookingRows, canReply, herWords, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** To the client: not this time. */
export const draftDeclined = (facts: ClientFacts): Draft => ({
  subject: 'About your request',
  preheader: 'Thank you for writing.',
  blocks: [
    opening({ lines: ['Not this time'] }),
    paragraph(
      `${facts.words === '' ? 'Thank you for writing. ' : ''}I can’t make ${formatDay(facts.booking.startsAt, facts.booking)}${facts.words === '' ? ', but you’re welcome to ask for another time' : ''}.`,
    ),
    ...herWords(facts),
    signature(facts),
    bookingRows(facts),
    canReply(),
  ],
})

/** To the client: no answer came in time. */
export const draftExpiredForClient = (facts: ClientFacts): Draft => ({
  subject: 'About your request',
  preheader: 'You’re welcome to ask again.',
  blocks: [
    opening({ lines: [facts.booking.wasOffered ? 'Expired' : 'I’m sorry'] }),
    paragraph(
      facts.booking.wasOffered
        ? 'The times I offered have expired, so I’ve let them go. You’re welcome to ask again.'
        : 'I couldn’t answer in time, so your request has expired. You’re welcome to ask again.',
    ),
    signature(facts),
    bookingRows(facts),
    canReply(),
  ],
})
