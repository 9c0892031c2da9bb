import { fill } from '../../../tenants/contract/words/words.ts'
import { type ClientLanguage, formatDay, formatDeadline, formatWeekday, tellStart } from '../html/client-when.ts'
import { opening, ownWords, paragraph } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import type { MailBlock } from '../html/mail-layout.ts'
import { isVisitTo } from '../html/where-words.ts'
import { bookingRows, canReply, herWords, languageOf, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** To the client: she has said yes, or a time that she offered was picked. The appointment for the calendar comes with it. */
export function draftConfirmed(facts: ClientFacts): Draft {
  const language = languageOf(facts)
  const { confirmed, moved } = language.words.letters
  const isMove = facts.booking.moves > 0
  const { subject, preheader, line } = isMove ? moved : confirmed
  return {
    subject,
    preheader,
    blocks: [
      opening({ lines: [line] }),
      paragraph(isMove ? movedSentence(facts, language) : fill(confirmed.text, { day: formatDay(facts.booking.startsAt, language) })),
      ...herWords(facts),
      ...addressBlocks(facts, language),
      ...depositBlocks(facts),
      signature(facts),
      bookingRows(facts, { address: true }),
      seeOrCancel(facts),
      canReply(facts),
    ],
  }
}

/** How to find her, where it is at hers: her address is in nothing that is kept here, so that only she can tell it. */
const addressBlocks = ({ booking, client }: ClientFacts, { words }: ClientLanguage): MailBlock[] =>
  isVisitTo(client, booking) === false ? [paragraph(words.letters.confirmed.addressFromMe)] : []

/** From when to when: the mail before this one named another time. She thanks for what she has asked for herself, and not for what the client has. */
function movedSentence({ booking }: ClientFacts, language: ClientLanguage): string {
  const { moved } = language.words.letters
  const { startsAt, pickedInstead } = booking
  const [text, instead] = booking.lastDeed === 'agreed' ? [moved.asked, moved.askedInstead] : [moved.text, moved.textInstead]
  if (pickedInstead === null) return fill(text, { day: formatDeadline(startsAt, language) })
  const { when } = tellStart(startsAt, { since: pickedInstead.at, language })
  return fill(instead, { day: when, time: formatDeadline(pickedInstead, language) })
}

/**
 * How much, her own sentence on it, which her site has said before, and how it is paid: as she saved it, as her words say, or else with a reply. Beside words of
 * hers another sentence on how would speak over them.
 */
function depositBlocks(facts: ClientFacts): MailBlock[] {
  const { deposit } = facts
  if (!deposit) return []
  const told = languageOf(facts).words.letters.deposit
  const said = { deposit: deposit.words, note: deposit.note }
  if (deposit.details !== '') return [paragraph(fill(told.text, said)), ownWords(deposit.details)]
  return [paragraph(deposit.hasWritten ? fill(told.text, said) : fill(told.textHow, { ...said, how: told.onReply }))]
}

/** To the client, two days before, or the day before where the appointment is that new. */
export function draftReminder(facts: ClientFacts): Draft {
  const language = languageOf(facts)
  const { reminder } = language.words.letters
  return {
    subject: reminder.subject,
    preheader: reminder.preheader,
    blocks: [
      opening({ lines: [fill(reminder.line, { weekday: formatWeekday(facts.booking.startsAt, language) })] }),
      paragraph(reminder.text),
      button({ label: reminder.button, href: facts.link }),
      signature(facts),
      bookingRows(facts, { address: true }),
      seeOrCancel(facts),
      canReply(facts),
    ],
  }
}
