import { fill } from '../../../tenants/contract/words/words.ts'
import { formatDay } from '../html/client-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { bookingRows, canReply, languageOf, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

// How many times were on offer is not known any more: what is said is true of one and of three.

/** To the client: she has taken the other times back. */
export function draftWithdrawn(facts: ClientFacts): Draft {
  const { offerEnded } = languageOf(facts).words.letters
  if (facts.booking.status === 'confirmed') return standsAsItWas(facts, offerEnded.standsWithdrawn)
  return waitsAgain(facts, { preheader: offerEnded.withdrawnPreheader, line: offerEnded.withdrawnLine, what: offerEnded.withdrawn })
}

/** To the client: the other times have expired or passed. */
export function draftLapsed(facts: ClientFacts): Draft {
  const { offerEnded } = languageOf(facts).words.letters
  if (facts.booking.status === 'confirmed') return standsAsItWas(facts, offerEnded.standsLapsed)
  return waitsAgain(facts, { preheader: offerEnded.lapsedPreheader, line: offerEnded.lapsedLine, what: offerEnded.lapsed })
}

/** To the client, who asked to move an appointment: she keeps it as it is, or had no time to answer. */
export const draftKept = (facts: ClientFacts): Draft => standsAsItWas(facts, languageOf(facts).words.letters.offerEnded.kept)

/** A request that she has not answered with a yes or a no. */
function waitsAgain(facts: ClientFacts, { preheader, line, what }: Record<'preheader' | 'line' | 'what', string>): Draft {
  const { letters } = languageOf(facts).words
  return {
    subject: letters.aboutRequest,
    preheader,
    blocks: [
      opening({ lines: [line] }),
      paragraph(fill(letters.offerEnded.waits, { what })),
      signature(facts),
      bookingRows(facts, { asked: letters.askedFor }),
      seeOrCancel(facts),
      canReply(facts),
    ],
  }
}

/** `sentence`: with the day on which it stands. */
function standsAsItWas(facts: ClientFacts, sentence: string): Draft {
  const language = languageOf(facts)
  const { letters } = language.words
  return {
    subject: letters.aboutAppointment,
    preheader: letters.offerEnded.standsPreheader,
    blocks: [
      opening({ lines: [letters.offerEnded.standsLine] }),
      paragraph(fill(sentence, { day: formatDay(facts.booking.startsAt, language) })),
      signature(facts),
      bookingRows(facts, { address: true }),
      seeOrCancel(facts),
      canReply(facts),
    ],
  }
}
