import { formatDay, formatWeekday } from '../html/format-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { bookingRows, canReply, herWords, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** To the client: she has said yes. The appointment for the calendar comes with it. */
export const draftConfirmed = (facts: ClientFacts): Draft => ({
  subject: 'Your appointment is confirmed',
  preheader: 'The time is in the attached file, for your calendar.',
  blocks: [
    opening({ lines: ['Confirmed'] }),
    paragraph(
      `I’m looking forward to ${formatDay(facts.booking.startsAt, facts.booking)}. The attached file puts the time in your calendar.`,
    ),
    ...herWords(facts),
    ...depositBlocks(facts),
    signature(facts),
    bookingRows(facts, { address: true }),
    seeOrCancel(facts),
    canReply(),
  ],
})

/** How much, and her own sentence on it: what her site has said before. How it is paid is in her words, or comes with a reply. */
const depositBlocks = ({ deposit }: ClientFacts) => (deposit ? [paragraph(`Deposit: ${deposit.words}. ${deposit.note}`)] : [])

/** To the client, the day before. */
export const draftReminder = (facts: ClientFacts): Draft => ({
  subject: 'A reminder',
  preheader: 'Everything is as we arranged.',
  blocks: [
    opening({ lines: [`See you on ${formatWeekday(facts.booking.startsAt, facts.booking)}`] }),
    paragraph('Here is everything once more. If something has come up, please tell me as soon as you can.'),
    signature(facts),
    bookingRows(facts, { address: true }),
    seeOrCancel(facts),
    canReply(),
  ],
})
