import { fill } from '../../../tenants/contract/words/words.ts'
import { type ClientLanguage, formatDeadline, tellEnd, tellStart } from '../html/client-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { panel } from '../html/mail-panel.ts'
import { openWhen } from '../html/open-when.ts'
import { bookingRows, canReply, herWords, languageOf, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** To the client: other times, one of which can be picked on the page of the request. */
export function draftOffer(facts: ClientFacts): Draft {
  const { booking, offers, link } = facts
  const language = languageOf(facts)
  const { letters } = language.words
  const { offer } = letters
  const isMove = booking.status === 'confirmed'
  const items = offers.map(({ startsAt, endsAt }) => ({
    title: tellStart(startsAt, { since: booking.createdAt.at, language }).when,
    under: tellEnd(endsAt, language),
  }))
  return {
    subject: isMove ? letters.aboutAppointment : letters.aboutRequest,
    preheader: offers.length === 1 ? offer.preheaderOne : offer.preheaderSome,
    blocks: [
      opening({ lines: [offer.line] }),
      paragraph(fill(isMove ? offer.appointment : offer.request, { question: offers.length === 1 ? offer.one : offer.some })),
      ...herWords(facts),
      paragraph(chooseUntil(facts, language)),
      panel({ items, buttons: [{ label: offer.button, href: link }] }),
      signature(facts),
      bookingRows(facts, { asked: isMove ? letters.itIsNow : letters.askedFor }),
      seeOrCancel(facts),
      canReply(facts),
    ],
  }
}

/** Until when, and what becomes of an appointment. */
function chooseUntil({ booking, offers }: ClientFacts, language: ClientLanguage): string {
  const { until, untilStands } = language.words.letters.offer
  return fill(booking.status === 'confirmed' ? untilStands : until, { time: formatDeadline(openWhen(booking, offers), language) })
}
