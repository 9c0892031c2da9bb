import { DurableObject } from 'cloudflare:workers'
import type { InsertBookingOutcome } from '../../db/queries/insert-booking.ts'
import type { Booking, BookingAnswer, Rejection } from '../../tenants/contract/booking.ts'
import { BOOKINGS_PER_VISITOR_AND_HOUR_MAX, FORWARD_RETRY_FIRST_MS, FORWARD_RETRY_MAX_MS } from '../../tenants/contract/limits.ts'
import { logEvent } from '../headers/log.ts'
import { forwardBooking } from './forward-booking.ts'
import { makeReference } from './make-reference.ts'
import { OutboxStore } from './outbox-store.ts'

export interface Submission {
  booking: Omit<Booking, 'reference'>
  requestHash: string
  /** The key was made from the words themselves: a refusal is then not remembered, so that the same wish can be tried again. */
  keyIsDerived: boolean
}

export type SubmitOutcome = { answer: BookingAnswer; repeated: boolean } | Rejection

/**
 * One per tenant. A request is durable here before anything else happens; it leaves for Postgres at once or, when Postgres is
 * away, by alarm until it is there. https://developers.cloudflare.com/durable-objects/api/alarms/
 */
export class BookingOutbox extends DurableObject<PlatformEnv> {
  readonly #store = new OutboxStore(this.ctx.storage.sql)
  /** Requests on their way now, so that a double click waits for the same answer. */
  readonly #underway = new Map<string, Promise<SubmitOutcome>>()

  async submit(submission: Submission): Promise<SubmitOutcome> {
    const key = submission.booking.idempotencyKey
    const underway = this.#underway.get(key)
    const known = this.#store.find(key)
    if (known && known.requestHash !== submission.requestHash) return { reason: 'idempotency_conflict' }
    if (underway) return repeat(await underway)
    if (known) return this.#answerAgain(known)
    if (this.#store.countAttempts(submission.booking.visitorId, Date.now()) >= BOOKINGS_PER_VISITOR_AND_HOUR_MAX)
      return { reason: 'rate_limited' }
    const work = this.#receive(submission).finally(() => this.#underway.delete(key))
    this.#underway.set(key, work)
    return work
  }

  override async alarm(): Promise<void> {
    const waiting = this.#store.waiting()
    for (const { booking, acknowledged } of waiting) {
      const outcome = await forwardBooking(this.env.DB.connectionString, booking, { acknowledged })
      if (outcome === 'unavailable') return this.#retryLater(booking.tenantId, waiting.length)
      this.#settle(booking, outcome)
    }
    this.#store.resetFailures()
  }

  /** How many requests wait for Postgres, for health and dashboards. */
  async depth(): Promise<number> {
    return this.#store.waiting().length
  }

  async #receive({ booking: asked, requestHash, keyIsDerived }: Submission): Promise<SubmitOutcome> {
    const booking: Booking = { ...asked, reference: makeReference() }
    // No await between these two: row and alarm are one transaction, so a crash from here on still forwards the request.
    this.#store.insert(booking, requestHash, Date.now())
    const alarmed = this.ctx.storage.setAlarm(Date.now() + FORWARD_RETRY_FIRST_MS * 2)
    await alarmed
    const outcome = await forwardBooking(this.env.DB.connectionString, booking, { acknowledged: false })
    if (outcome === 'unavailable') {
      this.#store.acknowledge(booking.idempotencyKey)
      await this.#retryLater(booking.tenantId, this.#store.waiting().length)
      return { answer: { reference: booking.reference, status: 'received' }, repeated: false }
    }
    this.#settle(booking, outcome)
    if (outcome === 'slot_taken') {
      if (keyIsDerived) this.#store.remove(booking.idempotencyKey)
      return { reason: 'slot_taken' }
    }
    return { answer: { reference: booking.reference, status: 'pending' }, repeated: false }
  }

  async #answerAgain(known: NonNullable<ReturnType<OutboxStore['find']>>): Promise<SubmitOutcome> {
    if (known.state === 'rejected') return { reason: 'slot_taken' }
    if (known.state === 'waiting') {
      // Whoever hears "received" now must find the row in Postgres later, whatever happens to its time.
      this.#store.acknowledge(known.idempotencyKey)
      return { answer: { reference: known.reference, status: 'received' }, repeated: true }
    }
    return { answer: { reference: known.reference, status: 'pending' }, repeated: true }
  }

  #settle(booking: Booking, outcome: InsertBookingOutcome): void {
    this.#store.settle(booking.idempotencyKey, outcome === 'slot_taken' ? 'rejected' : 'stored')
    if (outcome !== 'stored') logEvent('booking_slot_taken', { tenant: booking.tenantId, reference: booking.reference, reason: outcome })
  }

  /** Exponential back-off with jitter, so that a thousand tenants do not come back in the same second. */
  async #retryLater(tenant: string, waiting: number): Promise<void> {
    const failures = this.#store.addFailure()
    const delay = Math.min(FORWARD_RETRY_MAX_MS, FORWARD_RETRY_FIRST_MS * 2 ** (failures - 1))
    await this.ctx.storage.setAlarm(Date.now() + delay * (0.5 + Math.random() / 2))
    logEvent('bookings_waiting', { tenant, count: waiting })
  }
}

const repeat = (outcome: SubmitOutcome): SubmitOutcome => ('answer' in outcome ? { ...outcome, repeated: true } : outcome)
