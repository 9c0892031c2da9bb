import { setTimeout as pause } from 'node:timers/promises'
import { parseCalendarAddress } from '../../../edge/platform/diary/calendars/calendar-address.ts'
import { PLATFORM_DOMAIN } from '../../../tenants/contract/urls.ts'
import { PAUSE_MS, PAUSE_MS_MAX, REDIRECTS_MAX, REQUEST_MS_MAX, SITE_BYTES_MAX, SITE_MS_MAX } from './limits.ts'
import type { Answer, Send } from './public-network.ts'

/** For the log of whoever is visited, and for robots.txt. */
export const ROBOT = 'companion-connect'
const USER_AGENT = `Mozilla/5.0 (compatible; ${ROBOT}; moves a site for its owner)`
const REDIRECTS = new Set([301, 302, 303, 307, 308])

export type Visited = { bytes: Buffer; contentType: string; url: URL } | { problem: string; status?: number }

/** The address of a page, if it may be asked at all. A text: why not. */
export function parseSiteAddress(typed: string): URL | string {
  const parsed = parseCalendarAddress(typed, PLATFORM_DOMAIN)
  if ('url' in parsed) return parsed.url
  return {
    no_address: 'no address',
    not_https: 'not https://, and nothing else is read',
    password: 'has a password in it',
    inside: 'not the public name of a site',
    ours: 'a site of this platform',
  }[parsed.problem]
}

/** `www.` and the name without it are one site. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^www\./, '')

/** All requests to one host, one after the other with pauses, within one bound of bytes and time. */
export class Visit {
  readonly #host: string
  readonly #send: Send
  readonly #signal = AbortSignal.timeout(SITE_MS_MAX)
  #bytesLeft = SITE_BYTES_MAX
  #pauseMs: number
  #isFirst = true

  constructor(start: URL, { send, pauseMs = PAUSE_MS }: { send: Send; pauseMs?: number }) {
    this.#host = hostOf(start)
    this.#send = send
    this.#pauseMs = pauseMs
  }

  /** As robots.txt asks, in seconds. */
  slowDown(seconds: number): void {
    this.#pauseMs = Math.min(PAUSE_MS_MAX, Math.max(this.#pauseMs, seconds * 1000))
  }

  /** Follows redirects by hand: each may lead only to the same host. */
  async fetch(address: URL, bytesMax: number): Promise<Visited> {
    if (!this.#isFirst) await pause(this.#pauseMs)
    this.#isFirst = false
    let url = address
    try {
      for (let hops = 0; hops <= REDIRECTS_MAX; hops++) {
        const signal = AbortSignal.any([this.#signal, AbortSignal.timeout(REQUEST_MS_MAX)])
        const answer = await this.#send(url, { signal, headers: { 'user-agent': USER_AGENT, 'accept-encoding': 'identity' } })
        const location = REDIRECTS.has(answer.status) ? answer.headers.location : undefined
        if (location === undefined) return await this.#read(answer, { url, bytesMax })
        answer.drop()
        const next = URL.canParse(location, url) ? parseSiteAddress(new URL(location, url).href) : 'no address'
        if (typeof next === 'string') return { problem: `leads on to ${location}: ${next}` }
        if (hostOf(next) !== this.#host) return { problem: `leads on to another host, ${next.hostname}` }
        url = next
      }
      return { problem: 'leads on again and again' }
    } catch (error) {
      if (this.#signal.aborted) return { problem: `the whole takes longer than ${SITE_MS_MAX / 60_000} minutes` }
      return { problem: `does not answer (${error instanceof Error ? error.message : String(error)})` }
    }
  }

  async #read(answer: Answer, { url, bytesMax }: { url: URL; bytesMax: number }): Promise<Visited> {
    if (answer.status !== 200) {
      answer.drop()
      return { problem: `answers ${answer.status}`, status: answer.status }
    }
    if (answer.headers['content-encoding'] !== undefined && answer.headers['content-encoding'] !== 'identity') {
      answer.drop()
      return { problem: 'is packed, though that was not asked for' }
    }
    const pieces: Uint8Array[] = []
    let bytes = 0
    for await (const piece of answer.body) {
      bytes += piece.byteLength
      this.#bytesLeft -= piece.byteLength
      if (bytes > bytesMax || this.#bytesLeft < 0) {
        answer.drop()
        return {
          problem:
            bytes > bytesMax ? `is larger than ${Math.round(bytesMax / 1024 / 1024)} MB` : 'the whole is larger than is read of one site',
        }
      }
      pieces.push(piece)
    }
    return { bytes: Buffer.concat(pieces), contentType: answer.headers['content-type'] ?? '', url }
  }
}
