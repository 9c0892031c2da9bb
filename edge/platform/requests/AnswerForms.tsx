import type { Offer } from '../../../db/queries/offers.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import type { BookingStatus } from '../../../tenants/contract/booking.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import { dashboardPath } from '../../../tenants/contract/urls.ts'
import { Buttons } from '../app/Buttons.tsx'
import { Card } from '../app/Card.tsx'
import type { AskedDeposit } from '../html/deposit-words.ts'
import { AnswerButtons } from './AnswerButtons.tsx'
import { stepLabel } from './booking-words.ts'
import { MoveWish, WISH_DEEDS, type WishDeed } from './MoveWish.tsx'
import { OnOffer } from './OnOffer.tsx'
import { OtherTimes, type OtherTimesProps } from './OtherTimes.tsx'
import { Seen } from './Seen.tsx'
import { UndoAnswer } from './UndoAnswer.tsx'
import { ANSWER, Words, WordsWithDeposit } from './Words.tsx'

/** Which answer she has come for: the link of a mail or of a card says so, and it stands first. */
export type Asked = 'confirm' | 'decline' | 'times' | WishDeed

export const parseAsked = (text: string | null | undefined): Asked | undefined =>
  (['confirm', 'decline', 'times', ...WISH_DEEDS] as const).find((each) => each === text)

/** Whether the form with the id ANSWER is on the page. */
export function hasAnswerForm({ booking, asked, now }: Pick<AnswerProps, 'booking' | 'asked' | 'now'>): boolean {
  const { status, companionSteps, setAside, startsAt } = booking
  if (setAside !== null) return false
  if (status !== 'pending')
    return status === 'confirmed' && (companionSteps.includes('cancelled') || (asked === 'times' && startsAt.isAfter(now)))
  return companionSteps.includes('confirmed') || asked === 'decline' || asked === 'times'
}

export interface AnswerProps extends OtherTimesProps {
  booking: RequestRow
  offers: readonly Offer[]
  /** Until when the client can pick one of them, by her clock. */
  until: Moment
  asked: Asked | undefined
  /** Something else has its time, or she is somewhere else then. */
  hasConflict: boolean
  /** The page itself, opened for one answer. */
  pageTo: (asked: Asked) => string
  /** Undefined: none, or she has not said how much. */
  deposit: AskedDeposit | undefined
  now: Date
}

/** All that she can answer to a request now, what she came for first. Nothing is done by a link: only a button acts. */
export function AnswerForms(props: AnswerProps) {
  const { booking, offers, asked } = props
  const { status, companionSteps, setAside } = booking
  if (setAside !== null) return null
  if (status !== 'pending')
    return (
      <>
        {booking.wishAt && <MoveWish booking={booking} wishAt={booking.wishAt} first={WISH_DEEDS.find((deed) => deed === asked)} />}
        <LaterSteps {...props} />
      </>
    )
  const canConfirm = companionSteps.includes('confirmed')
  const isConfirm = canConfirm && (asked === undefined || asked === 'confirm')
  return (
    <>
      {offers.length > 0 && <OnOffer {...props} />}
      {asked === 'decline' && <Decline {...props} />}
      {asked === 'times' && <OtherTimes {...props} />}
      {isConfirm && <Confirm {...props} />}
      <div class={isConfirm ? 'save' : undefined}>
        <AnswerButtons {...props} isConfirm={isConfirm} />
      </div>
    </>
  )
}

const Hidden = ({ to, booking }: { to: BookingStatus; booking: RequestRow }) => (
  <>
    <input type="hidden" name="to" value={to} />
    <Seen of={booking} />
  </>
)

const Confirm = ({ booking, deposit, words }: AnswerProps) => (
  <Card label="Confirm">
    <form method="post" id={ANSWER}>
      <Hidden to="confirmed" booking={booking} />
      {deposit === undefined ? (
        <details open={words !== undefined && words !== ''}>
          <summary>Add a few words</summary>
          <Words id="confirm-words" label="Your words to the client" hint="They go into the email, under your name." typed={words} />
        </details>
      ) : (
        <WordsWithDeposit id="confirm-words" label="Your words to the client" typed={words} deposit={deposit} />
      )}
    </form>
  </Card>
)

const Decline = ({ booking, words }: AnswerProps) => (
  <Card label="Decline">
    <h2>Decline?</h2>
    <p>The client gets a short, friendly email two minutes later. Until then you can undo it.</p>
    <form method="post" id={ANSWER}>
      <Hidden to="declined" booking={booking} />
      <Words
        id="decline-words"
        label="Your words to the client, if you like"
        hint="They go into the email, under your name."
        typed={words}
      />
      <button type="submit" class="wide" name="do" value="change">
        Decline
      </button>
    </form>
  </Card>
)

/** What can become of a request that does not wait. To cancel an appointment takes a second tap, with room for words. */
function LaterSteps(props: AnswerProps) {
  const { booking, offers, asked, pageTo, now } = props
  const { status, companionSteps, startsAt } = booking
  const canMove = status === 'confirmed' && startsAt.isAfter(now)
  const isMoveOffered = canMove && asked !== 'times'
  const plain = companionSteps.filter((to) => !(status === 'confirmed' && to === 'cancelled'))
  return (
    <>
      {(booking.canUndo || isMoveOffered) && (
        <Buttons>
          {booking.canUndo && <UndoAnswer booking={booking} />}
          {isMoveOffered && (
            <a class="button quiet" href={booking.isEntry ? dashboardPath(`diary/entry/${booking.reference}`) : pageTo('times')}>
              Reschedule
            </a>
          )}
        </Buttons>
      )}
      {offers.length > 0 && <OnOffer {...props} />}
      {canMove && asked === 'times' && <OtherTimes {...props} />}
      {plain.length > 0 && (
        <Buttons>
          {plain.map((to, at) => (
            <form method="post">
              <Hidden to={to} booking={booking} />
              <button type="submit" class={at === 0 ? undefined : 'quiet'} name="do" value="change">
                {stepLabel(status, to)}
              </button>
            </form>
          ))}
        </Buttons>
      )}
      {plain.length < companionSteps.length && <Cancel {...props} id={canMove && asked === 'times' ? undefined : ANSWER} />}
    </>
  )
}

const Cancel = ({ booking, words, id }: AnswerProps & { id: string | undefined }) => (
  <Card label="Cancel">
    <details open={id !== undefined && words !== undefined && words !== ''}>
      <summary>Cancel booking</summary>
      <form method="post" id={id}>
        <Hidden to="cancelled" booking={booking} />
        <p>
          {booking.hasNoEmail
            ? 'You have no email address for this client, so please tell them yourself.'
            : 'The client gets an email that takes the appointment out of their calendar.'}{' '}
          This can’t be undone.
        </p>
        {!booking.hasNoEmail && (
          <Words id="cancel-words" label="Your words to the client, if you like" typed={id === undefined ? undefined : words} />
        )}
        <button type="submit" name="do" value="change">
          Yes, cancel it
        </button>
      </form>
    </details>
  </Card>
)
