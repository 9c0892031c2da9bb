import { answerWords, expiryWords } from '../html/format-when.ts'
import { links, note, opening } from '../html/mail-blocks.ts'
import { NOT_PICKED } from '../html/request-warnings.ts'
import { howToWrite, requestDetails, requestPanel, subjectFor, warningBlocks } from './companion-blocks.ts'
import type { CompanionFacts, Draft } from './draft.ts'

/** To her: somebody asks. */
export function draftRequest(facts: CompanionFacts): Draft {
  const { booking, client, answerBy } = facts
  return {
    subject: subjectFor(booking, 'new'),
    preheader: `Answer ${answerWords({ startsAt: booking.startsAt, until: answerBy }, booking)}.`,
    blocks: [opening({ kicker: 'New request', lines: [`${client.name} would like to see you.`] }), ...answerBlocks(facts)],
  }
}

/** To her, hours before it expires. */
export function draftHoldReminder(facts: CompanionFacts): Draft {
  const { booking, client, answerBy } = facts
  return {
    subject: subjectFor(booking, 'still waiting'),
    preheader: `Expires ${expiryWords({ startsAt: booking.startsAt, until: answerBy }, booking)}.`,
    blocks: [
      opening({
        kicker: 'Still waiting',
        lines: [`${client.name} is waiting for your answer.`],
        under: 'If you don’t answer in time it expires, and the time is free for others.',
      }),
      ...answerBlocks(facts),
    ],
  }
}

/** To her: a request that she has not answered is for another time now, or another length. */
export function draftMoved(facts: CompanionFacts): Draft {
  const { booking, client, answerBy } = facts
  return {
    subject: subjectFor(booking, 'changed'),
    preheader: `Answer ${answerWords({ startsAt: booking.startsAt, until: answerBy }, booking)}.`,
    blocks: [
      opening({
        kicker: 'Changed',
        lines: [`${client.name} has asked for another time.`],
        under: 'The earlier time is free again. Here’s the updated request.',
      }),
      ...answerBlocks(facts),
    ],
  }
}

/** To her: it is hers to answer again, since the times she offered have passed. */
export function draftLapsedOffer(facts: CompanionFacts): Draft {
  const { booking, client, answerBy } = facts
  const warnings = facts.warnings.filter((warning) => warning !== NOT_PICKED)
  return {
    subject: subjectFor(booking, 'waiting again'),
    preheader: `Answer ${answerWords({ startsAt: booking.startsAt, until: answerBy }, booking)}.`,
    blocks: [
      opening({
        kicker: 'Waiting again',
        lines: [`${client.name} didn’t pick another time.`],
        under: 'What you offered has passed, so the request is waiting for your answer again.',
      }),
      ...answerBlocks({ ...facts, warnings }),
    ],
  }
}

/** What she must know, and then her answers: where its time collides with something, another time first, as on her cards. */
const answerBlocks = (facts: CompanionFacts) => {
  const confirm = { label: 'Confirm', href: `${facts.link}?do=confirm` }
  const times = { label: 'Suggest another time', href: `${facts.link}?do=times` }
  const [first, last] = facts.hasConflict ? [times, confirm] : [confirm, times]
  return [
    ...warningBlocks(facts),
    requestPanel(facts, { isWaiting: true, buttons: [first, { label: 'Decline', href: `${facts.link}?do=decline` }] }),
    links([last]),
    note('Nothing is sent until you tap again on the page that opens.'),
    ...requestDetails(facts),
    howToWrite(facts),
  ]
}
