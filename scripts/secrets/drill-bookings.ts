import { randomUUID } from 'node:crypto'
import { type Asked, askUntilAnswered, CANARY, freshAddress, slots } from '../chaos/clients.ts'

const PARALLEL = 4
/** A start on a busy machine takes its time; nobody gives up before. */
const TRIES_MAX = 1200
/** She has blocked this client. */
export const BLOCKED = { ...CANARY, email: 'blocked@example.com' }

/** Requests of a drill, each with all that was told of it. */
export class DrillBookings {
  readonly asked: Asked[] = []
  readonly ofBlocked: Asked[] = []
  readonly #port: number
  readonly #nextSlot = slots()

  constructor(port: number) {
    this.#port = port
  }

  /** Those that the platform has promised to keep. */
  acknowledged(slug?: string): Asked[] {
    return this.asked.filter((each) => (each.status === 201 || each.status === 202) && (slug === undefined || each.slug === slug))
  }

  /** Asked by several clients at once. Resolves when each has an answer, if the platform is started again meanwhile too. */
  async book(count: number): Promise<void> {
    let left = count
    const walk = async () => {
      while (left-- > 0) await this.#ask(this.#nextSlot(), CANARY)
    }
    await Promise.all(Array.from({ length: PARALLEL }, walk))
  }

  /** The blocked client asks her once more. */
  async bookBlocked(): Promise<void> {
    let slot = this.#nextSlot()
    while (slot.slug !== 'claire') slot = this.#nextSlot()
    this.ofBlocked.push(await this.#ask(slot, BLOCKED))
  }

  async #ask(slot: { slug: string; startsAt: string }, client: typeof CANARY): Promise<Asked> {
    const draft: Asked = { ...slot, key: randomUUID(), status: undefined, reference: undefined, milliseconds: 0 }
    this.asked.push(draft)
    await askUntilAnswered(this.#port, draft, { address: freshAddress(this.asked.length), client, triesMax: TRIES_MAX })
    return draft
  }
}
