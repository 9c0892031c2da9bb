import { opening, paragraph } from '../html/mail-blocks.ts'
import { button } from '../html/mail-button.ts'
import { bookingRows, canReply, seeOrCancel, signature } from './client-blocks.ts'
import type { ClientFacts, Draft } from './draft.ts'

/** To the client: it has arrived. True of everybody: whether a time is held would tell who is blocked, or how full a flood is. */
export function draftReceived(facts: ClientFacts): Draft {
  const isAsked = facts.booking.emailCheck === 'asked'
  return {
    subject: 'Your request has arrived',
    preheader: isAsked ? 'One tap, so that I know it’s you.' : 'I read each one myself and answer by email.',
    blocks: [
      opening({ lines: ['Thank you'] }),
      paragraph(
        'Your request has arrived safely. I read each one myself and answer by email; the time isn’t guaranteed until I confirm it.',
      ),
      ...(isAsked
        ? [
            paragraph(
              'Please confirm that you sent this request, so that I know it’s you. If it wasn’t you, ignore this email: I can see that nobody confirmed it.',
            ),
            button({ label: 'Yes, it’s me', href: facts.link }),
          ]
        : []),
      signature(facts),
      bookingRows(facts),
      seeOrCancel(facts),
      canReply(),
    ],
  }
}
