import { selectBlocksOf } from '../../../db/queries/blocks.ts'
import { selectBookingRules } from '../../../db/queries/booking-rules.ts'
import { type BookingStep, selectSteps } from '../../../db/queries/booking-steps.ts'
import { hasDepositDetails } from '../../../db/queries/deposit-details.ts'
import { selectHeldTimes } from '../../../db/queries/held-times.ts'
import { type Offer, selectOffers } from '../../../db/queries/offers.ts'
import { type HistoryEntry, selectHistory } from '../../../db/queries/request-history.ts'
import { type ListRow, selectByReferences } from '../../../db/queries/request-list.ts'
import { type RequestRow, selectRequest } from '../../../db/queries/requests.ts'
import { selectSealed } from '../../../db/queries/sealed-words.ts'
import { type ShellRow, selectShell } from '../../../db/queries/shell.ts'
import type { BookingRules } from '../../../tenants/contract/booking-rules.ts'
import { byHerClock } from '../html/her-clock.ts'
import { type Client, openRequest } from '../keys/open-request.ts'
import { inTenant } from '../postgres/in-tenant.ts'
import { suggestOffers } from './plan-offers.ts'

export interface RequestPlace {
  tenantId: string
  reference: string
}

/** All that a page of one request needs, read in one transaction. */
export interface FoundRequest {
  shell: ShellRow
  booking: RequestRow
  row: ListRow
  client: Client | null
  rules: BookingRules | undefined
  /** She has saved how a deposit is paid. */
  isDepositTold: boolean
  offers: Offer[]
  /** By the clock of where she was then. */
  history: HistoryEntry[]
  steps: BookingStep[]
  blockIds: string[]
  notesSealed: string | null
  wordsSealed: string | null
  offerWordsSealed: string | null
  /** Free times near the one that was asked for. */
  suggestions: string[]
}

const AROUND_MS = 16 * 86_400_000

/** Undefined: there is no such request at this tenant. */
export async function readRequest(env: PlatformEnv, { tenantId, reference }: RequestPlace, now: Date): Promise<FoundRequest | undefined> {
  const found = await inTenant(env, { tenantId, role: 'companion_read' }, async (tx) => {
    const [shell, booking, [row], rules, offers, history, steps, blockIds, notesSealed, wordsSealed, offerWordsSealed, isDepositTold] =
      await Promise.all([
        selectShell(tx, tenantId),
        selectRequest(tx, tenantId, reference),
        selectByReferences(tx, tenantId, [reference]),
        selectBookingRules(tx, tenantId),
        selectOffers(tx, tenantId, reference),
        selectHistory(tx, tenantId, reference),
        selectSteps(tx, tenantId, reference),
        selectBlocksOf(tx, tenantId, reference),
        selectSealed(tx, tenantId, { reference, kind: 'notes' }),
        selectSealed(tx, tenantId, { reference, kind: 'words' }),
        selectSealed(tx, tenantId, { reference, kind: 'offer-words' }),
        hasDepositDetails(tx, tenantId),
      ])
    if (!booking || !row) return undefined
    const around = { from: new Date(booking.startsAt.at - AROUND_MS), to: new Date(booking.startsAt.at + AROUND_MS) }
    const canOffer = booking.status === 'pending' || booking.status === 'confirmed'
    const held = canOffer ? await selectHeldTimes(tx, tenantId, around) : []
    const suggestions = canOffer ? suggestOffers(booking, { rules, locale: booking.locale, now, held }) : []
    const told = history.map((entry) => ({ ...entry, at: byHerClock(entry.at, rules) }))
    const sealed = { notesSealed, wordsSealed, offerWordsSealed }
    return { shell, booking, row, rules, isDepositTold, offers, history: told, steps, blockIds, ...sealed, suggestions }
  })
  return found && { ...found, client: await openRequest(env, tenantId, found.booking) }
}
