import type { RequestRow } from '../../../db/queries/requests.ts'
import { formatDeadline } from '../html/client-when.ts'
import { formatDay, formatWeekday } from '../html/format-when.ts'
import { opening, ownWords, paragraph } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import type { MailBlock } from '../html/mail-layout.ts'
import { bookingRows, canReply, herWords, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** To the client: she has said yes, or a time that she offered was picked. The appointment for the calendar comes with it. */
export function draftConfirmed(facts: ClientFacts): Draft {
  const { booking } = facts
  const { subject, preheader, line, sentence } = booking.moves > 0 ? movedWords(booking) : confirmedWords(booking)
  return {
    subject,
    preheader,
    blocks: [
      opening({ lines: [line] }),
      paragraph(sentence),
      ...herWords(facts),
      ...depositBlocks(facts),
      signature(facts),
      bookingRows(facts, { address: true }),
      seeOrCancel(facts),
      canReply(),
    ],
  }
}

const confirmedWords = (booking: RequestRow) => ({
  subject: 'Your appointment is confirmed',
  preheader: 'The time is in the attached file, for your calendar.',
  line: 'Confirmed',
  sentence: `I’m looking forward to ${formatDay(booking.startsAt, booking)}. The attached file puts the time in your calendar.`,
})

/** From when to when: the mail before this one named another time. */
const movedWords = (booking: RequestRow) => ({
  subject: 'Your appointment has moved',
  preheader: 'The new time is in the attached file, for your calendar.',
  line: 'Moved',
  sentence: [
    `Our appointment is now on ${formatDay(booking.startsAt, booking)}`,
    booking.pickedInstead ? `, instead of ${formatDeadline(booking.pickedInstead, booking)}` : '',
    '. Thank you for making room. The attached file puts the new time in your calendar in place of the old one.',
  ].join(''),
})

/**
 * How much, her own sentence on it, which her site has said before, and how it is paid: as she saved it, or else with a reply. Whether her words say it nobody but her
 * knows: they may be a greeting, or went out with times of which one was picked.
 */
function depositBlocks({ deposit }: ClientFacts): MailBlock[] {
  if (!deposit) return []
  const { details, note, mayHaveSaid } = deposit
  if (details !== '') return [paragraph(`Deposit: ${deposit.words}. ${note}`), ownWords(details)]
  return [paragraph(`Deposit: ${deposit.words}. ${note} ${mayHaveSaid ? IF_UNSAID : ON_REPLY}`)]
}

const ON_REPLY = 'Reply to this email and I’ll tell you how to pay it.'
const IF_UNSAID = 'If I haven’t said how to pay it, reply to this email and I’ll tell you.'

/** To the client, two days before, or the day before where the appointment is that new. */
export const draftReminder = (facts: ClientFacts): Draft => ({
  subject: 'A reminder',
  preheader: 'Everything is as we arranged. One tap tells me you’ll be there.',
  blocks: [
    opening({ lines: [`See you on ${formatWeekday(facts.booking.startsAt, facts.booking)}`] }),
    paragraph(
      'Here is everything once more. Please let me know that you’ll be there, and if something has come up, tell me as soon as you can.',
    ),
    button({ label: 'I’ll be there', href: facts.link }),
    signature(facts),
    bookingRows(facts, { address: true }),
    seeOrCancel(facts),
    canReply(),
  ],
})
