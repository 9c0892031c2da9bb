import type { RequestRow } from '../../../db/queries/requests.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { Buttons } from '../app/Buttons.tsx'
import { Card } from '../app/Card.tsx'
import { formatStart } from '../html/format-when.ts'
import { Seen } from './Seen.tsx'

/** A client asks to move an appointment: two answers, each about the times that stand here. */
export const MoveWish = ({ booking, wishAt }: { booking: RequestRow; wishAt: Moment }) => (
  <Card kind="todo" label="Another time?">
    <h2>The client asks to move it</h2>
    <p>
      From {formatStart(booking.startsAt, booking)} to {formatStart(wishAt, booking)}. Until you answer, the appointment stands and both
      times are held. Without an answer it stays as it is.
    </p>
    <Buttons>
      <Answer deed="agree" label="Confirm the new time" booking={booking} wishAt={wishAt} />
      <Answer deed="keep" label="Keep it as it is" booking={booking} wishAt={wishAt} />
    </Buttons>
  </Card>
)

const Answer = ({ deed, label, booking, wishAt }: { deed: 'agree' | 'keep'; label: string; booking: RequestRow; wishAt: Moment }) => (
  <form method="post">
    <input type="hidden" name="do" value={deed} />
    <input type="hidden" name="wish" value={wishAt.at / 60_000} />
    <Seen of={booking} />
    <button type="submit" class={deed === 'keep' ? 'quiet' : undefined}>
      {label}
    </button>
  </form>
)
