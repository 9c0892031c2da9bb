import type { BookingAnswer, ClientDetails, Rejection, Wish } from '../../../tenants/contract/booking.ts'

/** What a site hands to the outbox. */
export interface Submission {
  wish: Wish
  client: ClientDetails
  /** Null: made from the words themselves. A refusal is then not remembered, so that the same wish can be tried again. */
  idempotencyKey: string | null
  /** What was asked for, as one text: equal for equal requests. */
  asked: string
  /** How long the client's details are kept after the appointment. */
  keepDays: number
}

/** What the site answers. `isCounted`: false for a request that is in no figure; the answer is the same. */
export type SubmitOutcome = { answer: BookingAnswer; repeated: boolean; isCounted: boolean } | Rejection
