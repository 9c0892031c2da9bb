import type { Offer } from '../../../db/queries/offers.ts'
import type { RequestRow } from '../../../db/queries/requests.ts'
import type { Moment } from '../../../tenants/contract/moment.ts'
import type { MailBlock } from '../html/mail-layout.ts'
import type { Client } from '../keys/open-request.ts'

/** What a mail about a booking says. */
export interface Draft {
  subject: string
  /** Stands beside the subject where others look: no name, nothing of what it is about. */
  preheader: string
  blocks: MailBlock[]
}

/** What her mail on a request is made of. */
export interface CompanionFacts {
  booking: RequestRow
  client: Client
  /** Until when it can be answered, by the clock of where she is then. */
  answerBy: Moment
  /** The page where she decides. */
  link: string
  /** What she has to know before she answers, a few words each (request-warnings.ts). */
  warnings: readonly string[]
  /** Something else has its time, or she is somewhere else then: another time is the better answer. */
  hasConflict: boolean
  /** `new client`, `second time` */
  visit: string
  /** Photos of running tests that this client saw, as she calls them. */
  sawPhotos: readonly string[]
}

/** What a mail to a client is made of. */
export interface ClientFacts {
  booking: RequestRow
  client: Client
  /** The client's own page of the request. */
  link: string
  /** Other times that the client can pick. */
  offers: readonly Offer[]
  /** What she wrote with her answer; '' for nothing. */
  words: string
  /**
   * What her site asks for as a deposit, `20% ($300)`, with her sentence on it; undefined: none, or she has noted it. `details`: how it is paid, as she has
   * saved it; '' for nothing. `hasWritten`: she has written something, with this answer or with the times of which one was picked.
   */
  deposit?: { words: string; note: string; details: string; hasWritten: boolean } | undefined
}
