import { randomUUID } from 'node:crypto'
import { bookingsPath } from '../../tenants/contract/urls.ts'
import { dayAtHome } from '../runtime/tour-days.ts'
import { requestSite } from '../test-support/request-site.ts'

export const CANARY = { name: 'Quokka Canary', email: 'quokka@example.com', message: 'Quokka words' }
const SLUGS = ['claire', 'sophie'] as const
/** Starts of a day between which an hour and the 45 minutes after it fit. */
const STARTS = ['10:00', '11:45', '13:30', '15:15', '17:00', '18:45', '20:30', '22:15']
const FIRST_DAY = 4
const LAST_DAY = 620
const TRIES_MAX = 40

export interface Asked {
  slug: string
  key: string
  startsAt: string
  /** The last answer; undefined: none ever came. */
  status: number | undefined
  /** Whether the answers to one key were the same words. */
  reference: string | undefined
  milliseconds: number
}

export interface Clients {
  asked: Asked[]
  /** Answers to a repeated key that named another reference than before. */
  contradictions: string[]
  stop: () => Promise<void>
}

/** Clients who book until they are stopped: most a time of their own, some twice with one key, some a time that somebody else wants too. */
export function startClients({
  port,
  parallel,
  random,
  bookingsMax,
}: {
  port: number
  parallel: number
  random: () => number
  bookingsMax: number
}): Clients {
  const asked: Asked[] = []
  const contradictions: string[] = []
  const nextSlot = slots()
  let isStopped = false
  const one = async (slot: { slug: string; startsAt: string }) => {
    const draft: Asked = { ...slot, key: randomUUID(), status: undefined, reference: undefined, milliseconds: 0 }
    asked.push(draft)
    const address = freshAddress(asked.length)
    await askUntilAnswered(port, draft, { address })
    if (random() < 0.15 && draft.status !== undefined) {
      const before = draft.reference
      await askUntilAnswered(port, draft, { address })
      if (before !== undefined && draft.reference !== before) contradictions.push(draft.key)
    }
  }
  const walk = async () => {
    while (!isStopped && asked.length < bookingsMax) {
      const slot = nextSlot()
      await Promise.all(random() < 0.1 ? [one(slot), one(slot)] : [one(slot)])
    }
  }
  const walks = Array.from({ length: parallel }, walk)
  return {
    asked,
    contradictions,
    stop: async () => {
      isStopped = true
      await Promise.all(walks)
    },
  }
}

/** As a browser does: no answer, or 5xx, and the same request is sent again with the same key. */
export async function askUntilAnswered(
  port: number,
  draft: Asked,
  { address, client = CANARY, triesMax = TRIES_MAX }: { address: string; client?: typeof CANARY; triesMax?: number },
): Promise<void> {
  const body = JSON.stringify({ ...client, service: 'dinner', startsAt: draft.startsAt, hours: 1, idempotencyKey: draft.key })
  const headers = { 'content-type': 'application/json', 'cf-connecting-ip': address }
  for (let attempt = 0; attempt < triesMax; attempt++) {
    const start = performance.now()
    const response = await requestSite({ port, slug: draft.slug, path: bookingsPath(), method: 'POST', headers, body }).catch(
      () => undefined,
    )
    if (response && response.status < 500) {
      draft.milliseconds = performance.now() - start
      draft.status = response.status
      draft.reference = ((await response.json().catch(() => ({}))) as { reference?: string }).reference ?? draft.reference
      return
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

/** Times that nobody else asks for, one after the other. */
export function slots(): () => { slug: string; startsAt: string } {
  let taken = 0
  return () => {
    const number = taken++
    const slug = SLUGS[number % SLUGS.length] as string
    const index = Math.floor(number / SLUGS.length)
    const day = FIRST_DAY + Math.floor(index / STARTS.length)
    if (day > LAST_DAY) throw new Error('No more times are left; ask for fewer minutes.')
    return { slug, startsAt: `${dayAtHome(new Date(), day)}T${STARTS[index % STARTS.length]}` }
  }
}

/** Each client is somebody else for the limit of five an hour. */
export const freshAddress = (number: number): string => `2001:db8:${(number >> 16).toString(16)}:${(number & 0xffff).toString(16)}::1`
