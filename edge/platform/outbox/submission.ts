import type { BookingAnswer, BookingDraft, ClientDetails, Rejection } from '../../../tenants/contract/booking.ts'
import { countryOf } from '../../http/country-of.ts'
import type { NumberPlans } from '../keys/to-e164.ts'

/** What a site hands to the outbox. */
export interface Submission {
  draft: BookingDraft
  client: ClientDetails
  /** Null: made from the words themselves. A refusal is then not remembered, so that the same request can be tried again. */
  idempotencyKey: string | null
  /** What was asked for, as one text: equal for equal requests. */
  asked: string
  /** How long the client's details are kept after the appointment. */
  keepDays: number
  /** Where she lives, ISO 3166, by whose numbering plan a phone number is read. Absent: a site of the version before. */
  country?: string | undefined
  /** What says where a phone number without its country may be from. Absent: there is none, or a site of the version before. */
  visitor?: { timeZone: string; languages: readonly string[] } | undefined
}

/** What a site of the version before hands over: sites are uploaded after the platform. */
export type EarlierSubmission = Omit<Submission, 'draft'> & { wish: BookingDraft }

export function readSubmission(given: Submission | EarlierSubmission): Submission {
  if ('draft' in given) return given
  const { wish: draft, ...rest } = given
  return { ...rest, draft }
}

export const plansOf = ({ country, visitor }: Pick<Submission, 'country' | 'visitor'>): NumberPlans => ({
  home: country,
  visitor: visitor && countryOf(visitor.timeZone),
  languages: visitor?.languages ?? [],
})

/** What the site answers. `isCounted`: false for a request that is in no figure; the answer is the same. */
export type SubmitOutcome = { answer: BookingAnswer; repeated: boolean; isCounted: boolean } | Rejection

/** What a second click hears. */
export const repeat = (outcome: SubmitOutcome): SubmitOutcome => ('answer' in outcome ? { ...outcome, repeated: true } : outcome)
