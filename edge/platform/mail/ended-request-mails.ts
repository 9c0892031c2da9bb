import { formatDeadline } from '../html/format-when.ts'
import { opening, paragraph } from '../html/mail-blocks.ts'
import { howToWrite, requestDetails, requestPanel, subjectFor } from './companion-blocks.ts'
import type { CompanionFacts, Draft } from './draft.ts'

/** To her: the client has picked one of the times she offered. */
export function draftPicked(facts: CompanionFacts): Draft {
  const { booking, client, link } = facts
  const isMove = booking.moves > 0
  const instead = booking.pickedInstead ? `This replaces ${formatDeadline(booking.pickedInstead, booking)}. ` : ''
  return {
    subject: subjectFor(booking, isMove ? 'moved' : 'confirmed'),
    preheader: 'A time you offered was picked.',
    blocks: [
      opening({
        kicker: isMove ? 'Moved' : 'Confirmed',
        lines: [`${client.name} has picked a time.`],
        // How many there were is not known any more.
        under: `${instead}Any other times you offered are free again.`,
      }),
      requestPanel(facts, { buttons: [{ label: 'Open the request', href: link }] }),
      ...requestDetails(facts),
      howToWrite(facts),
    ],
  }
}

/** To her: the client asks to move an appointment. Both times are held, and one more tap decides. */
export function draftAsked(facts: CompanionFacts): Draft {
  const { booking, client, link } = facts
  return {
    subject: subjectFor(booking, 'another time'),
    preheader: 'Both times are held until you answer.',
    blocks: [
      opening({ kicker: 'Another time?', lines: [`${client.name} has asked to move it.`] }),
      requestPanel(facts, {
        wishAt: booking.wishAt,
        buttons: [
          { label: 'Confirm the new time', href: `${link}?do=agree` },
          { label: 'Keep it as it is', href: `${link}?do=keep` },
        ],
      }),
      paragraph('Both times are held until you answer. Without an answer, nothing changes.'),
      ...requestDetails(facts, { when: 'It is now' }),
      howToWrite(facts),
    ],
  }
}

/** To her: other times for an appointment, of which the client picked none in time. */
export function draftLapsedMove(facts: CompanionFacts): Draft {
  const { booking, client, link } = facts
  return {
    subject: subjectFor(booking, 'not moved'),
    preheader: 'It stands as it was.',
    blocks: [
      opening({
        kicker: 'Not moved',
        lines: [`${client.name} didn’t pick another time.`],
        under: 'The appointment stands as it was, and what you offered is free again.',
      }),
      requestPanel(facts, {
        buttons: [
          { label: 'Suggest another time', href: `${link}?do=times` },
          { label: 'Open the request', href: link },
        ],
      }),
      paragraph('They’ve been emailed. If you can’t keep it, suggest another time, call them or cancel.'),
      ...requestDetails(facts),
      howToWrite(facts),
    ],
  }
}

/** To her: the client has called it off. */
export function draftCancelledByClient(facts: CompanionFacts): Draft {
  const { booking, client, link } = facts
  return {
    subject: subjectFor(booking, 'cancelled'),
    preheader: 'The time is free again.',
    blocks: [
      opening({ kicker: 'Cancelled', lines: [`${client.name} has cancelled.`], under: 'The time is free again.' }),
      requestPanel(facts, { buttons: [{ label: 'Open the request', href: link }] }),
      ...requestDetails(facts, { when: 'It was for' }),
      howToWrite(facts),
    ],
  }
}

/** To her: nobody answered in time. */
export function draftExpired(facts: CompanionFacts): Draft {
  const { booking, client, link } = facts
  const canConfirm = booking.companionSteps.includes('confirmed')
  return {
    subject: subjectFor(booking, 'expired'),
    preheader: 'It wasn’t answered in time.',
    blocks: [
      opening({
        kicker: 'Expired',
        lines: [booking.wasOffered ? `${client.name} didn’t pick another time.` : `${client.name} got no answer in time.`],
        under: booking.wasOffered ? 'What you offered is free again.' : 'They’ve been emailed.',
      }),
      requestPanel(facts, { buttons: [{ label: canConfirm ? 'Confirm anyway' : 'Open the request', href: link }] }),
      paragraph(expiredSentence(canConfirm)),
      ...requestDetails(facts, { when: 'Asked for' }),
      howToWrite(facts),
    ],
  }
}

const expiredSentence = (canConfirm: boolean): string =>
  canConfirm
    ? 'The time that was asked for is still free: you can confirm anyway, or write and suggest another.'
    : 'The time that was asked for can’t be confirmed any more. You can write and suggest another.'
