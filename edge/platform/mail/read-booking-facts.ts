import type { TransactionSql } from 'postgres'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import { selectStepsOf } from '../../../db/queries/booking-steps.ts'
import { selectDepositDetails } from '../../../db/queries/deposit-details.ts'
import { selectOffersOf } from '../../../db/queries/offers.ts'
import { selectByReferences } from '../../../db/queries/request-list.ts'
import { type RequestRow, selectRequests } from '../../../db/queries/requests.ts'
import { selectWords } from '../../../db/queries/sealed-words.ts'
import { dueDeposit } from '../html/deposit-words.ts'
import { byHerClock } from '../html/her-clock.ts'
import { hasConflict, requestWarnings, visitWords } from '../html/request-warnings.ts'
import { readSawPhotos } from './saw-photos.ts'

export type BookingFacts = NonNullable<ReturnType<Awaited<ReturnType<typeof readBookingFacts>>['get']>>

/** All that mails on bookings are made of but what is sealed, by their references; `hers` is for her alone. The map has the bookings that there are. */
export async function readBookingFacts(
  tx: TransactionSql,
  { tenantId, references, now }: { tenantId: string; references: readonly string[]; now: Date },
) {
  // All at once: each statement costs Postgres and this Worker as much as what it reads of one booking.
  const [bookings, offers, words, list, rules, steps, depositSealed] = await Promise.all([
    selectRequests(tx, tenantId, references),
    selectOffersOf(tx, tenantId, references),
    selectWords(tx, tenantId, references),
    selectByReferences(tx, tenantId, references),
    selectBookingRules(tx, tenantId),
    selectStepsOf(tx, tenantId, references),
    selectDepositDetails(tx, tenantId),
  ])
  const sawPhotos = await readSawPhotos(tx, tenantId, [...bookings.values()])
  const rows = new Map(list.map((row) => [row.reference, row]))
  const factsOf = (reference: string, booking: RequestRow) => {
    const row = rows.get(reference)
    const hers = {
      sawPhotos: sawPhotos(booking),
      answerBy: byHerClock(row?.answerBy ?? booking.holdExpiresAt, rules),
      warnings: row ? requestWarnings(row, rules, now) : [],
      hasConflict: row !== undefined && hasConflict(row, rules, now),
      visit: visitWords(row?.earlierVisits ?? 0),
    }
    const { words: sealed = null, offerWords: offerSealed = null } = words.get(reference) ?? {}
    const deposit = dueDeposit(booking, rules, steps.get(reference) ?? [])
    return { booking, offers: offers.get(reference) ?? [], sealed, offerSealed, deposit, depositSealed, hers }
  }
  return new Map([...bookings].map(([reference, booking]) => [reference, factsOf(reference, booking)]))
}
