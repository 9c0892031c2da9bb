import { formatDay } from '../html/format-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { bookingRows, canReply, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

// How many times were on offer is not known any more: what is said is true of one and of three.

/** To the client: she has taken the other times back. */
export function draftWithdrawn(facts: ClientFacts): Draft {
  const { booking } = facts
  if (booking.status === 'confirmed')
    return standsAsItWas(facts, `What I offered instead is no longer free. Our appointment stands: I’m looking forward to ${dayOf(facts)}.`)
  return waitsAgain(facts, {
    preheader: 'What I offered is no longer free.',
    line: 'I had to take that back',
    sentence: 'I’m sorry, what I offered instead is no longer free.',
  })
}

/** To the client: the other times have expired or passed. */
export function draftLapsed(facts: ClientFacts): Draft {
  if (facts.booking.status === 'confirmed')
    return standsAsItWas(
      facts,
      `You didn’t choose another time, so our appointment stays as it was, on ${dayOf(facts)}. I’ll write if that changes.`,
    )
  return waitsAgain(facts, {
    preheader: 'What I offered has passed.',
    line: 'I’ll get back to you',
    sentence: 'You didn’t choose another time, and what I offered has passed.',
  })
}

/** To the client, who asked to move an appointment: she keeps it as it is, or had no time to answer. */
export const draftKept = (facts: ClientFacts): Draft =>
  standsAsItWas(facts, `You asked for another time, and I couldn’t move our appointment. It stands as it was, on ${dayOf(facts)}.`)

const dayOf = ({ booking }: ClientFacts): string => formatDay(booking.startsAt, booking)

/** A request that she has not answered with a yes or a no. */
const waitsAgain = (facts: ClientFacts, { preheader, line, sentence }: Record<'preheader' | 'line' | 'sentence', string>): Draft => ({
  subject: 'About your request',
  preheader,
  blocks: [
    opening({ lines: [line] }),
    paragraph(`${sentence} Your request is waiting for my answer again; the time isn’t guaranteed until I confirm it.`),
    signature(facts),
    bookingRows(facts, { asked: 'You asked for' }),
    seeOrCancel(facts),
    canReply(),
  ],
})

const standsAsItWas = (facts: ClientFacts, sentence: string): Draft => ({
  subject: 'About your appointment',
  preheader: 'It stays as it was.',
  blocks: [
    opening({ lines: ['It stays as it was'] }),
    paragraph(sentence),
    signature(facts),
    bookingRows(facts, { address: true }),
    seeOrCancel(facts),
    canReply(),
  ],
})
