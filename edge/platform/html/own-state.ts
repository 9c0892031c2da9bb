import type { Offer } from '../../../db/queries/offers.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import { fill } from '../../../tenants/contract/words/words.ts'
import { type ClientLanguage, formatStart } from './client-when.ts'

// Where a client's request stands, in a sentence. True of everybody: whether a time is held would tell who is blocked, and a request over the limits of a
// flood holds none.

/** What decides it. */
export type Standing = Pick<
  RequestRow,
  'status' | 'emailCheck' | 'wasOffered' | 'wasConfirmed' | 'lastDeed' | 'pickedInstead' | 'wishAt' | 'reconfirmation'
> & { offers: readonly Offer[] }

export function stateSentence(request: Standing, language: ClientLanguage): string {
  const { own } = language.words
  switch (request.status) {
    case 'pending':
      return pendingSentence(request, language)
    case 'confirmed':
      return confirmedSentence(request, language)
    case 'expired':
      return request.wasOffered ? own.offerExpired : own.expired
    case 'declined':
      return own.declined
    case 'cancelled':
      return request.wasConfirmed ? own.cancelled : own.takenBack
    case 'completed':
    case 'no_show':
      return own.over
  }
}

function confirmedSentence({ offers, wishAt, lastDeed, pickedInstead, reconfirmation }: Standing, language: ClientLanguage): string {
  const { own } = language.words
  if (offers.length > 0) return fill(own.moving, { question: wouldSuit(offers, language) })
  if (wishAt) return fill(own.wished, { time: formatStart(wishAt, language) })
  if (lastDeed === 'kept') return own.kept
  if (lastDeed === 'lapsed' || lastDeed === 'withdrawn') return own.unchanged
  if (pickedInstead) return fill(own.instead, { time: formatStart(pickedInstead, language) })
  if (reconfirmation === 'yes') return own.reconfirmed
  return reconfirmation === 'asked' ? own.comingUp : own.confirmed
}

function pendingSentence({ offers, emailCheck, lastDeed }: Standing, language: ClientLanguage): string {
  const { own } = language.words
  if (offers.length > 0) return fill(own.cannot, { question: wouldSuit(offers, language) })
  if (emailCheck === 'asked') return own.isItYou
  if (lastDeed === 'lapsed') return own.lapsed
  return own.waiting
}

const wouldSuit = (offers: readonly Offer[], { words: { own } }: ClientLanguage): string =>
  offers.length === 1 ? own.suitsOne : own.suitsSome
