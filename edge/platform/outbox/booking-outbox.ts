import type { Booking } from '../../../tenants/contract/booking.ts'
import { FORWARD_REFUSALS_MAX, FORWARD_RETRY_FIRST_MS, FORWARD_RETRY_MAX_MS, IDEMPOTENCY_DAYS } from '../../../tenants/contract/limits.ts'
import { logEvent } from '../../http/log.ts'
import { isSealedByMonth } from '../keys/client-seal.ts'
import type { KeyKeeper } from '../keys/key-keeper.ts'
import { keyedHash } from '../keys/keyed-hash.ts'
import { makeReference } from '../keys/make-reference.ts'
import { tenantLimits } from '../postgres/tenant-limits.ts'
import { FORWARD_TOGETHER_MAX, ForwardLine, type ForwardOutcome } from './forward-line.ts'
import { KnownOutbox } from './known-outbox.ts'
import { heldUntil, type OutboxEntry, OutboxStore } from './outbox-store.ts'
import { sealDraft } from './seal-draft.ts'
import { type Asker, sendersOf } from './senders-of.ts'
import { StorageProof } from './storage-proof.ts'
import { type EarlierSubmission, readSubmission, repeat, type Submission, type SubmitOutcome } from './submission.ts'
import { tellAll } from './tell-all.ts'

const DAY_MS = 86_400_000

/**
 * One per tenant. A request is sealed and durable here before anything else happens; it leaves for Postgres at once or, when Postgres is
 * away, by alarm until it is there. https://developers.cloudflare.com/durable-objects/api/alarms/
 */
export class BookingOutbox extends KnownOutbox {
  readonly #store = new OutboxStore(this.ctx.storage.sql)
  /** Requests on their way now, so that a double click waits for the same answer. */
  readonly #underway = new Map<string, Promise<SubmitOutcome>>()
  readonly #line = new ForwardLine(this.env, tenantLimits(this.env))
  #hashKey: string | undefined
  readonly #tellAll = tellAll(this.env)
  readonly #proof = new StorageProof(this.env, this.#store, () => this.ctx.storage.sync())

  constructor(ctx: DurableObjectState, env: PlatformEnv) {
    super(ctx, env)
    // A restored back-up may have a request without its alarm, although the object's own storage says that there is one.
    if (this.#store.status().waiting > 0) void ctx.blockConcurrencyWhile(() => ctx.storage.setAlarm(Date.now()))
  }

  async submit(given: Submission | EarlierSubmission): Promise<SubmitOutcome> {
    const submission = readSubmission(given)
    const { draft, asked, idempotencyKey } = submission
    const hashKey = await this.#hashKeyOf(draft.tenantId)
    const [requestHash, senders] = await Promise.all([
      keyedHash(hashKey, { tenantId: draft.tenantId, purpose: 'request' }, asked),
      sendersOf(this.env, { ...draft, email: submission.client.email }, { hashKey }),
    ])
    const key = idempotencyKey ?? `auto-${requestHash}`
    // From here to the entry in #underway nothing is awaited: two equal requests cannot both be the first.
    const known = this.#store.find(key)
    if (known && known.requestHash !== requestHash) return { reason: 'idempotency_conflict' }
    const underway = this.#underway.get(key)
    if (underway) return repeat(await underway)
    if (known) return this.#answerAgain(known)
    if (!this.#store.addAttempt(senders, Date.now())) return { reason: 'rate_limited' }
    const work = this.#receive(submission, { key, requestHash, hashKey }).finally(() => this.#underway.delete(key))
    this.#underway.set(key, work)
    return work
  }

  override async alarm(): Promise<void> {
    this.#store.forget(Date.now() - IDEMPOTENCY_DAYS * DAY_MS)
    const waiting = this.#store.waiting()
    for (let first = 0; first < waiting.length; first += FORWARD_TOGETHER_MAX) {
      const together = waiting.slice(first, first + FORWARD_TOGETHER_MAX)
      const outcomes = await Promise.all(together.map(({ booking, acknowledged }) => this.#line.forward(booking, acknowledged)))
      for (const [index, { booking }] of together.entries()) {
        const outcome = outcomes[index]
        if (outcome !== undefined && outcome !== 'unavailable') this.#settle(booking, outcome)
      }
      if (outcomes.includes('unavailable')) return this.#retryLater(together[0]?.booking.tenantId ?? '', this.#store.status().waiting)
    }
    this.#store.resetFailures()
    const left = this.#store.status().waiting
    const nextToForget = this.nextToForget(this.#store.forgetAttempts(Date.now()))
    if (left > 0) await this.#retryLater(waiting[0]?.booking.tenantId ?? '', left)
    else if (nextToForget !== null) await this.ctx.storage.setAlarm(nextToForget)
    // Not awaited: a silent mail server must not keep the next alarm waiting.
    if (waiting.length > 0) this.#tell()
  }

  /** What has not reached Postgres, and how many requests' details cannot be opened, for health and dashboards. Throws where none could be written. */
  async status(tenantId: string): Promise<{ waiting: number; oldestSeconds: number; dead: number; unreadable: number }> {
    await this.#proof.give(Date.now())
    const { waiting, oldestAt, dead } = this.#store.status()
    const { unreadable } = await this.#keeperOf(tenantId).status()
    return { waiting, oldestSeconds: oldestAt === null ? 0 : Math.round((Date.now() - oldestAt) / 1000), dead, unreadable }
  }

  /** Times that are asked for and not in Postgres yet. */
  async heldTimes(): Promise<{ from: string; to: string }[]> {
    return this.#store.waiting().map(({ booking }) => ({ from: booking.startsAt, to: heldUntil(booking) }))
  }

  /** Forgets requests of a client that are on their way or dead, with their keys, and what is remembered of others. Returns the references of the first. */
  async erase({ tenantId, ...client }: { tenantId: string; clientHash: string | null; references: string[] }): Promise<string[]> {
    const here = this.#store.keptOf(client)
    // First the keys: a crash in between leaves something that is found and erased again.
    if (here.length > 0) await this.#keeperOf(tenantId).destroy(here)
    this.#store.erase(this.forgetKnown([...here, ...client.references]))
    return here
  }

  /** Whether somebody may ask once more to be put on a waiting list. */
  async admitToList(asker: Asker): Promise<boolean> {
    const hashKey = await this.#hashKeyOf(asker.tenantId)
    const isAdmitted = this.#store.addAttempt(await sendersOf(this.env, asker, { hashKey, list: true }), Date.now())
    if (isAdmitted && (await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + DAY_MS)
    return isAdmitted
  }

  /** Whether a dead letter is sealed to the key of a month, so that the key has to stay. */
  async holdsMonths(): Promise<boolean> {
    return this.#store.kept().some(({ clientSealed }) => isSealedByMonth(clientSealed))
  }

  /** Tries dead letters again. Returns how many. */
  async revive(): Promise<number> {
    const revived = this.#store.revive()
    if (revived > 0) await this.ctx.storage.setAlarm(Date.now())
    return revived
  }

  /** After the answer, for which nobody waits. */
  #tell(): void {
    for (const told of this.#tellAll()) this.ctx.waitUntil(told)
  }

  async #receive(
    submission: Submission,
    { key, requestHash, hashKey }: { key: string; requestHash: string; hashKey: string },
  ): Promise<SubmitOutcome> {
    const booking = await sealDraft(this.env, submission, { reference: makeReference(), idempotencyKey: key, hashKey })
    // No await between these two: row and alarm are one transaction, so a crash from here on still forwards the request.
    this.#store.insert(booking, requestHash, Date.now())
    const alarmed = this.ctx.storage.setAlarm(Date.now() + FORWARD_RETRY_FIRST_MS * 2)
    await alarmed
    const outcome = await this.#line.forward(booking, false)
    if (outcome === 'unavailable' || outcome === 'refused') {
      this.#store.acknowledge(key)
      if (outcome === 'refused') this.#settle(booking, outcome)
      await this.#retryLater(booking.tenantId, this.#store.status().waiting)
      return { answer: { reference: booking.reference, status: 'received' }, repeated: false, isCounted: true }
    }
    this.#settle(booking, outcome)
    if (outcome === 'slot_taken') {
      if (submission.idempotencyKey === null) this.#store.remove(key)
      return { reason: outcome }
    }
    this.#tell()
    return { answer: { reference: booking.reference, status: 'pending' }, repeated: false, isCounted: outcome !== 'set_aside' }
  }

  async #answerAgain(known: OutboxEntry): Promise<SubmitOutcome> {
    if (known.state === 'rejected') return { reason: 'slot_taken' }
    if (known.state === 'stored') return { answer: { reference: known.reference, status: 'pending' }, repeated: true, isCounted: false }
    // Whoever hears "received" now must find the row in Postgres later, whatever happens to its time.
    this.#store.acknowledge(known.idempotencyKey)
    return { answer: { reference: known.reference, status: 'received' }, repeated: true, isCounted: false }
  }

  #settle(booking: Booking, outcome: Exclude<ForwardOutcome, 'unavailable'>): void {
    const { idempotencyKey: key, tenantId: tenant, reference } = booking
    if (outcome === 'refused') {
      if (this.#store.refuse(key, FORWARD_REFUSALS_MAX) >= FORWARD_REFUSALS_MAX) logEvent('booking_dead_letter', { tenant, reference })
      return
    }
    const isRejected = outcome === 'slot_taken'
    if (!this.#store.settle(key, isRejected ? 'rejected' : 'stored', isRejected ? outcome : null)) return
    // Nobody will read what was not taken.
    if (isRejected) this.ctx.waitUntil(this.#keeperOf(tenant).discard(reference))
    if (isRejected || outcome === 'declined') logEvent('booking_not_taken', { tenant, reference, reason: outcome })
  }

  #keeperOf(tenantId: string): DurableObjectStub<KeyKeeper> {
    return this.env.KEYS.get(this.env.KEYS.idFromName(tenantId))
  }

  /** Asked for once: it never changes. */
  async #hashKeyOf(tenantId: string): Promise<string> {
    this.#hashKey ??= await this.#keeperOf(tenantId).hashKey()
    return this.#hashKey
  }

  /** Exponential back-off with jitter, so that a thousand tenants do not come back in the same second. */
  async #retryLater(tenant: string, waiting: number): Promise<void> {
    const failures = this.#store.addFailure()
    const delay = Math.min(FORWARD_RETRY_MAX_MS, FORWARD_RETRY_FIRST_MS * 2 ** Math.min(failures - 1, 10))
    await this.ctx.storage.setAlarm(Date.now() + delay * (0.5 + Math.random() / 2))
    logEvent('bookings_waiting', { tenant, count: waiting })
  }
}
