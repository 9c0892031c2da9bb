import { lookup } from 'node:dns'
import { request } from 'node:https'
import { BlockList, type LookupFunction } from 'node:net'

// A site is wherever somebody says, so that what is asked must be a public host, whatever its name turns out to be. The name itself is judged by
// parseCalendarAddress (edge/platform/diary/calendars/calendar-address.ts).

/** https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-: what is no public host, and what leads to one of those. */
const INSIDE = new BlockList()
for (const range of [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24'],
  ...['192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3'],
]) {
  const [net = '', bits] = range.split('/')
  INSIDE.addSubnet(net, Number(bits), 'ipv4')
}
/** Of IPv6 only what is handed out to networks, without what translates into the other kind and what documents use. */
const PUBLIC_6 = new BlockList()
PUBLIC_6.addSubnet('2000::', 3, 'ipv6')
for (const range of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) {
  const [net = '', bits] = range.split('/')
  INSIDE.addSubnet(net, Number(bits), 'ipv6')
}

export const isPublicAddress = (address: string, family: number): boolean =>
  family === 4 ? !INSIDE.check(address, 'ipv4') : PUBLIC_6.check(address, 'ipv6') && !INSIDE.check(address, 'ipv6')

/** As dns.lookup, which the connection asks itself: what was looked at is what is connected to. All addresses of a name must be public. `ask`: for tests. */
export const publicLookup =
  (ask: typeof lookup = lookup): LookupFunction =>
  (name, options, done) =>
    ask(name, { ...options, all: true }, (error, found) => {
      const inside = error ? undefined : found.find(({ address, family }) => !isPublicAddress(address, family))
      if (error || found.length === 0) return done(error ?? new Error(`${name} has no address.`), '', 4)
      if (inside) return done(new Error(`${name} leads inside (${inside.address}).`), '', 4)
      if (options.all) return done(null, found)
      return done(null, found[0]?.address ?? '', found[0]?.family ?? 4)
    })

export interface Answer {
  status: number
  headers: Record<string, string | undefined>
  body: AsyncIterable<Uint8Array>
  /** Nothing more is wanted of it. */
  drop: () => void
}

export type Send = (url: URL, options: { signal: AbortSignal; headers: Record<string, string> }) => Promise<Answer>

/** One request to a public host. Redirects are the caller's. */
export const sendPublicly: Send = (url, { signal, headers }) =>
  new Promise((resolve, reject) => {
    // No connection is kept: between two requests there is a pause.
    const sent = request(url, { signal, headers, lookup: publicLookup(), agent: false }, (response) =>
      resolve({
        status: response.statusCode ?? 0,
        headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join(', ')])),
        body: response as AsyncIterable<Uint8Array>,
        drop: () => response.destroy(),
      }),
    )
    sent.on('error', reject)
    sent.end()
  })
