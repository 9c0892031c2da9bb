import type { Offer } from '../../../db/queries/offers.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { Card } from '../app/Card.tsx'
import { formatDeadline, tellStart } from '../html/format-when.ts'

interface OnOfferProps {
  booking: RequestRow
  offers: readonly Offer[]
  /** Until when the client can pick one of them, by her clock. */
  until: Moment
  now: Date
}

/** Times that wait for the client, and the way to take them back. */
export const OnOffer = ({ offers, until, booking, booking: { locale }, now }: OnOfferProps) => (
  <Card label="Times on offer">
    <h2>Waiting for the client</h2>
    <p>
      {offers.length === 1 ? 'You have offered this time. It is held' : 'You have offered these times. They are held'} until{' '}
      {formatDeadline(until, { locale })}. {offers.length === 1 ? 'If the client picks it' : 'If the client picks one'}, it is confirmed.{' '}
      {ifNotPicked(booking, until)}
    </p>
    <ul>
      {offers.map(({ startsAt }) => {
        const { when, clock } = tellStart(startsAt, { locale, now })
        return (
          <li>
            {when}, {clock}
          </li>
        )
      })}
    </ul>
    <form method="post">
      <input type="hidden" name="do" value="withdraw" />
      <button type="submit" class="quiet">
        {booking.isOfferUntold ? 'Undo the offer' : offers.length === 1 ? 'Withdraw this time' : 'Withdraw these times'}
      </button>
      <p class="muted">
        {booking.isOfferUntold
          ? 'The client is emailed two minutes after you offered. If you undo it before, they hear nothing.'
          : 'If the client has been emailed about it, they get another email.'}
      </p>
    </form>
  </Card>
)

/** An appointment stands, and a request that does not expire with its times is hers again. */
function ifNotPicked({ status, holdExpiresAt, startsAt }: RequestRow, until: Moment): string {
  if (status === 'confirmed')
    return 'Until then the appointment stands as it is. If they don’t pick one, nothing changes, and you both get an email.'
  const isHersAgain = holdExpiresAt.isAfter(until) && startsAt.isAfter(until)
  return `If nothing is picked, the request ${isHersAgain ? 'is waiting for you again' : 'expires'}.`
}
