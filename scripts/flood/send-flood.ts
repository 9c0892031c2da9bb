import { bookingsPath } from '../../tenants/contract/urls.ts'
import { requestSite } from '../test-support/request-site.ts'

/** What a stranger with a script would try. */
export interface Flood {
  what: string
  slug: string
  service: string
  hours: number
  /** Address and email of the request of this number. */
  sender: (number: number) => { address: string; email: string }
}

const STRANGER = 'stranger@example.com'
/** Past the legs of the sample tenants. */
const FIRST_DAY = 200
const DAY_MS = 86_400_000

export const FLOODS: readonly Flood[] = [
  {
    what: 'one address, a new browser each time, in one stranger’s name',
    slug: 'sophie',
    service: 'dinner',
    hours: 3,
    sender: () => ({ address: '203.0.113.7', email: STRANGER }),
  },
  {
    what: 'a network and a name each time, 24 hours each',
    slug: 'claire',
    service: 'weekend',
    hours: 24,
    sender: (number) => ({ address: `2001:db8:f:${number.toString(16)}::1`, email: `stranger-${number}@example.com` }),
  },
]

/** Sends it, one after the other, until `end`. Returns how many there were of each answer. */
export async function sendFlood(
  { slug, service, hours, sender }: Flood,
  { port, requests, end }: { port: number; requests: number; end: number },
): Promise<Map<number, number>> {
  const answers = new Map<number, number>()
  for (let number = 0; number < requests && Date.now() < end; number++) {
    const { address, email } = sender(number)
    const day = new Date(Date.now() + (FIRST_DAY + 2 * number) * DAY_MS).toISOString().slice(0, 10)
    const { status } = await requestSite({
      port,
      slug,
      path: bookingsPath(),
      method: 'POST',
      headers: { 'content-type': 'application/json', 'cf-connecting-ip': address, 'user-agent': `Browser/${number}` },
      body: JSON.stringify({ name: 'A Stranger', email, service, hours, startsAt: `${day}T10:00` }),
    })
    answers.set(status, (answers.get(status) ?? 0) + 1)
  }
  return answers
}
