import type { RequestRow } from '../../../db/queries/requests.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { Buttons } from '../app/Buttons.tsx'
import { Card } from '../app/Card.tsx'
import { formatStart } from '../html/format-when.ts'
import { Seen } from './Seen.tsx'

/** Her two answers to a client who asks to move an appointment. */
export const WISH_DEEDS = ['agree', 'keep'] as const
export type WishDeed = (typeof WISH_DEEDS)[number]

const LABELS: Record<WishDeed, string> = { agree: 'Confirm the new time', keep: 'Keep it as it is' }

/** A client asks to move an appointment: two answers, each about the times that stand here. `first`: the one that she has come for. */
export const MoveWish = ({ booking, wishAt, first = 'agree' }: { booking: RequestRow; wishAt: Moment; first?: WishDeed | undefined }) => (
  <Card kind="todo" label="Another time?">
    <h2>The client has asked to move it</h2>
    <p>
      From {formatStart(booking.startsAt, booking)} to {formatStart(wishAt, booking)}. Both times are held until you answer. Without an
      answer, nothing changes.
    </p>
    <NoUndo />
    <Buttons>
      {[first, ...WISH_DEEDS.filter((deed) => deed !== first)].map((deed) => (
        <AnswerWish deed={deed} booking={booking} wishAt={wishAt} isQuiet={deed !== first} />
      ))}
    </Buttons>
  </Card>
)

/** Unlike her other answers: what is let go may be somebody else’s a moment later. */
export const NoUndo = () => <p class="muted">Confirming the new time can’t be undone: the old one is free for others at once.</p>

interface AnswerProps {
  deed: WishDeed
  booking: { startsAt: Moment; endsAt: Moment }
  wishAt: Moment
  isQuiet: boolean
  /** Where the form is sent, if it stands elsewhere than on the request's page; `back`: the list it leads to afterwards. */
  page?: string
  back?: string
}

export const AnswerWish = ({ deed, booking, wishAt, isQuiet, page, back }: AnswerProps) => (
  <form method="post" action={page}>
    <input type="hidden" name="do" value={deed} />
    <input type="hidden" name="wish" value={wishAt.at / 60_000} />
    {back !== undefined && <input type="hidden" name="back" value={back} />}
    <Seen of={booking} />
    <button type="submit" class={isQuiet ? 'quiet' : undefined}>
      {LABELS[deed]}
    </button>
  </form>
)
