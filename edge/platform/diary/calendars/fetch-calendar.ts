import { CALENDAR_BYTES_MAX, CALENDAR_MS_MAX, CALENDAR_REDIRECTS_MAX } from '../../../../tenants/contract/diary-limits.ts'
import { parseCalendarAddress } from './calendar-address.ts'

/** Why a calendar is not here: its server is away or slow, refuses, or has forgotten it; or what came is not one. */
export type FetchProblem = 'away' | 'slow' | 'refused' | 'gone' | 'leads_astray' | 'page' | 'no_calendar' | 'broken_off' | 'too_large'

/** What its server said of the version that was read. */
export interface Version {
  etag: string | null
  lastModified: string | null
}

export type Fetched = { text: string; version: Version } | { isUnchanged: true } | { problem: FetchProblem }

interface FetchOptions {
  /** Of the version that is known; undefined: all of it, whatever its server says. */
  known: Version | undefined
  /** The network, which reaches public hosts alone. */
  send: (request: Request) => Promise<Response>
  /** The platform's own. */
  domain: string
}

/** For a server's log: what its owner would think of it is her business. */
const USER_AGENT = 'Mozilla/5.0 (compatible; calendar subscription)'
const VERSION_LENGTH_MAX = 200

/** A calendar by its address, from parseCalendarAddress. Redirects are followed by hand: each may lead only where she could have sent it. */
export async function fetchCalendar(address: URL, { known, send, domain }: FetchOptions): Promise<Fetched> {
  const signal = AbortSignal.timeout(CALENDAR_MS_MAX)
  try {
    let url = address
    for (let hops = 0; hops <= CALENDAR_REDIRECTS_MAX; hops++) {
      const response = await inTime(signal, send(new Request(url, { headers: headersOf(known), redirect: 'manual', signal })))
      const location = REDIRECTS.has(response.status) ? response.headers.get('location') : null
      if (location === null) return await readResponse(response, signal)
      await response.body?.cancel()
      const next = URL.canParse(location, url) ? parseCalendarAddress(new URL(location, url).href, domain) : { problem: 'no_address' }
      if (!('url' in next)) return { problem: 'leads_astray' }
      url = next.url
    }
    return { problem: 'leads_astray' }
  } catch {
    // A name that is nobody's, an address inside, a certificate that is not its own: to her they are one.
    return { problem: signal.aborted ? 'slow' : 'away' }
  }
}

const REDIRECTS = new Set([301, 302, 303, 307, 308])

function headersOf(known: Version | undefined): Headers {
  const headers = new Headers({ accept: 'text/calendar', 'user-agent': USER_AGENT })
  if (known?.etag) headers.set('if-none-match', known.etag)
  if (known?.lastModified) headers.set('if-modified-since', known.lastModified)
  return headers
}

async function readResponse(response: Response, signal: AbortSignal): Promise<Fetched> {
  if (response.status !== 200) {
    await response.body?.cancel()
    return response.status === 304 ? { isUnchanged: true } : { problem: problemOf(response.status) }
  }
  const text = await readText(response, signal)
  if (text === undefined) return { problem: 'too_large' }
  if (!/^BEGIN:VCALENDAR\s/i.test(text)) return { problem: text.startsWith('<') ? 'page' : 'no_calendar' }
  // A calendar of which the end is missing would free what stands there.
  if (!/\nEND:VCALENDAR$/i.test(text)) return { problem: 'broken_off' }
  return { text, version: { etag: header(response, 'etag'), lastModified: header(response, 'last-modified') } }
}

function problemOf(status: number): FetchProblem {
  if (status === 404 || status === 410) return 'gone'
  return status === 401 || status === 403 ? 'refused' : 'away'
}

function header(response: Response, name: string): string | null {
  const value = response.headers.get(name)
  return value !== null && value.length <= VERSION_LENGTH_MAX ? value : null
}

/** Without the blanks around it. Undefined: more than is read, of which no more is taken in; what was compressed counts as what it is. */
async function readText(response: Response, signal: AbortSignal): Promise<string | undefined> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  try {
    for (;;) {
      const { done, value } = await inTime(signal, reader.read())
      if (done) return (text + decoder.decode()).trim()
      bytes += value.byteLength
      if (bytes > CALENDAR_BYTES_MAX) return undefined
      text += decoder.decode(value, { stream: true })
    }
  } finally {
    reader.cancel().catch(() => undefined)
  }
}

/** What comes in a byte at a time never ends by itself. */
async function inTime<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted()
  let give: () => void = () => undefined
  const over = new Promise<never>((_, reject) => {
    give = () => reject(new Error('Too slow.'))
    signal.addEventListener('abort', give)
  })
  try {
    return await Promise.race([work, over])
  } finally {
    signal.removeEventListener('abort', give)
  }
}
