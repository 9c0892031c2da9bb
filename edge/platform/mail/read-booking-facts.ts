import type { TransactionSql } from 'postgres'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import { selectSteps } from '../../../db/queries/booking-steps.ts'
import { selectDepositDetails } from '../../../db/queries/deposit-details.ts'
import { selectOffers } from '../../../db/queries/offers.ts'
import { selectByReferences } from '../../../db/queries/request-list.ts'
import { selectRequest } from '../../../db/queries/requests.ts'
import { selectSealed } from '../../../db/queries/sealed-words.ts'
import { dueDeposit } from '../html/deposit-words.ts'
import { byHerClock } from '../html/her-clock.ts'
import { requestWarnings, visitWords } from '../html/request-warnings.ts'
import { readSawPhotos } from './saw-photos.ts'

/** All that mails on a booking are made of but what is sealed; `hers` is for her alone. Undefined where there is no such booking. */
export async function readBookingFacts(
  tx: TransactionSql,
  { tenantId, reference, now }: { tenantId: string; reference: string; now: Date },
) {
  const booking = await selectRequest(tx, tenantId, reference)
  if (!booking) return undefined
  const [sawPhotos, offers, sealed, offerSealed, [row], rules, steps, depositSealed] = await Promise.all([
    readSawPhotos(tx, tenantId, booking.variants),
    selectOffers(tx, tenantId, reference),
    selectSealed(tx, tenantId, { reference, kind: 'words' }),
    selectSealed(tx, tenantId, { reference, kind: 'offer-words' }),
    selectByReferences(tx, tenantId, [reference]),
    selectBookingRules(tx, tenantId),
    selectSteps(tx, tenantId, reference),
    selectDepositDetails(tx, tenantId),
  ])
  const hers = {
    sawPhotos,
    answerBy: byHerClock(row?.answerBy ?? booking.holdExpiresAt, rules),
    warnings: row ? requestWarnings(row, rules, now) : [],
    visit: visitWords(row?.earlierVisits ?? 0),
  }
  return { booking, offers, sealed, offerSealed, deposit: dueDeposit(booking, rules, steps), depositSealed, hers }
}
