import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { tenantHost } from '../../../tenants/contract/urls.ts'
import { dayAtHome } from '../../runtime/tour-days.ts'
import { proxied } from '../../test-support/proxied.ts'

export interface Asked {
  slug: string
  key: string
  startsAt: string
  email: string
  /** Where it was answered. */
  place: 'old' | 'new'
  /** Undefined: nobody has answered yet. */
  status: number | undefined
  reference: string | undefined
}

export interface Bookers {
  asked: Asked[]
  /** Those that a place has promised to keep. */
  acknowledged: () => Asked[]
  /** Where the name of every site leads, for each of the clients: half of them hear of a change later. */
  lead: (ports: { early: number; late: number }) => void
  stop: () => Promise<void>
}

/** Starts of a day between which an hour and the time after it fit. */
const STARTS = ['10:00', '11:45', '13:30', '15:15', '17:00', '18:45']
const FIRST_DAY = 4
const CLIENTS = 4
const PAUSE_MS = 250
const AGAIN_MS = 250

/** Clients who book at every tenant in turn until they are stopped, each a time of their own. */
export function bookAllAlong({ slugs, port }: { slugs: readonly string[]; port: number }): Bookers {
  const asked: Asked[] = []
  const old = port
  let ports = { early: port, late: port }
  let isStopped = false
  const next = timesOf(slugs)
  const walk = async (client: number) => {
    const where = () => (client % 2 === 0 ? ports.early : ports.late)
    while (!isStopped) {
      await book(asked, { ...next(), at: where, old })
      await pause(PAUSE_MS)
    }
  }
  const walks = Array.from({ length: CLIENTS }, (_, client) => walk(client))
  return {
    asked,
    acknowledged: () => asked.filter(({ status }) => status === 201 || status === 202),
    lead: (to) => {
      ports = to
    },
    stop: async () => {
      isStopped = true
      await Promise.all(walks)
    },
  }
}

/** As a browser does: no answer, or 5xx, and the same request goes again with the same key, to wherever the name leads by then. */
async function book(
  asked: Asked[],
  { slug, startsAt, at, old }: { slug: string; startsAt: string; at: () => number; old: number },
): Promise<void> {
  const draft: Asked = {
    ...{ slug, startsAt, key: randomUUID(), email: `client-${asked.length}@example.com`, place: 'old' as const },
    ...{ status: undefined, reference: undefined },
  }
  asked.push(draft)
  for (;;) {
    const port = at()
    const answer = await askOnce(port, draft).catch(() => undefined)
    if (answer !== undefined && answer.status < 500) {
      Object.assign(draft, { ...answer, place: port === old ? 'old' : 'new' })
      return
    }
    await pause(AGAIN_MS)
  }
}

/** The answer to a request, which may have been sent before. */
export async function askOnce(
  port: number,
  { slug, key, startsAt, email }: Asked,
): Promise<{ status: number; reference: string | undefined }> {
  const body = { name: CLIENT_NAME, email, service: 'dinner', startsAt, hours: 1, idempotencyKey: key }
  const { status, text } = await proxied(port, { host: tenantHost(slug), path: '/_/bookings', body, address: addressOf(email) })
  const reference = status < 300 ? (JSON.parse(text) as { reference: string }).reference : undefined
  return { status, reference }
}

export const CLIENT_NAME = 'Quokka Canary'

/** Each client is somebody else for the limit of five an hour. */
const addressOf = (email: string): string => `2001:db8:e:${Number(/\d+/.exec(email)?.[0] ?? 0).toString(16)}::1`

function timesOf(slugs: readonly string[]): () => { slug: string; startsAt: string } {
  let taken = 0
  return () => {
    const number = taken++
    const index = Math.floor(number / slugs.length)
    const day = dayAtHome(new Date(), FIRST_DAY + Math.floor(index / STARTS.length))
    return { slug: slugs[number % slugs.length] ?? '', startsAt: `${day}T${STARTS[index % STARTS.length]}` }
  }
}
