import { CALENDAR_ADDRESS_LENGTH_MAX } from '../../../../tenants/contract/diary-limits.ts'

export type AddressProblem = 'no_address' | 'not_https' | 'password' | 'inside' | 'ours'

/**
 * The address of a calendar as she pasted it, or as another address leads on to it. The platform asks whatever stands there, so that it must be a public
 * name, by TLS, at the port of TLS: never one inside, never a number, nothing with a password. What such a name means is for the network to refuse
 * (docs/security.md). `domain`: the platform's own, whose feeds are what is read already. Pure.
 */
export function parseCalendarAddress(typed: string, domain: string): { url: URL } | { problem: AddressProblem } {
  // As Apple gives it, which means the same over TLS.
  const text = typed.trim().replace(/^webcals?:/i, 'https:')
  if (text.length > CALENDAR_ADDRESS_LENGTH_MAX || !URL.canParse(text)) return { problem: 'no_address' }
  const url = new URL(text)
  url.hash = ''
  if (url.protocol !== 'https:') return { problem: 'not_https' }
  if (url.username !== '' || url.password !== '') return { problem: 'password' }
  if (url.hostname === domain || url.hostname.endsWith(`.${domain}`)) return { problem: 'ours' }
  return url.port === '' && isPublicName(url.hostname) ? { url } : { problem: 'inside' }
}

/** Names of no public host: RFC 6761, RFC 6762, RFC 8375, and what networks at home and at work call their own. */
const INSIDE = /(^|\.)(localhost|local|localdomain|internal|intranet|private|corp|home|lan|arpa|test|invalid|onion)$/

/** At least two labels, the last of letters: a number is an address (the parser has made one of every way to write it), a single word a neighbour. */
const isPublicName = (hostname: string): boolean =>
  /^([a-z0-9_]([a-z0-9_-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])$/.test(hostname) && !INSIDE.test(hostname)
