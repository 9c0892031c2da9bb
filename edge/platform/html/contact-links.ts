import { html } from 'hono/html'
import { withoutExtension } from '../../../tenants/contract/clean-phone.ts'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import type { Html } from './mail-layout.ts'

// The only links made of what a client wrote, from fields that the form has checked; for the companion alone, who must be able to write and call.

/** An address that a mail program reads as one address and nothing else. */
const PLAIN_ADDRESS = /^[\w.+'-]+@[\p{L}\p{N}.-]+$/u

/** Undefined for an address that could be more than that: it is shown, and she can reply. `attributes`: of the link, for a mail. */
export const mailtoLink = (email: StrangersText, label?: Html, attributes: Html | string = ''): Html | undefined =>
  PLAIN_ADDRESS.test(email.raw)
    ? html`<a href="mailto:${email.raw}"${attributes === '' ? '' : html` ${attributes}`}>${label ?? email.raw}</a>`
    : undefined

/** Where her phone writes to a client: a text message where there is a number, else a mail. */
export function messageHref({ email, phone }: { email: StrangersText; phone: StrangersText | null }): string | undefined {
  const digits = digitsOf(phone)
  if (digits !== undefined) return `sms:${digits}`
  return PLAIN_ADDRESS.test(email.raw) ? `mailto:${email.raw}` : undefined
}

/** The way to an address, on a map that is asked when she taps and not before. */
export const directionsHref = ({ address, city }: { address: StrangersText; city: StrangersText }): string =>
  `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(`${address.raw}, ${city.raw}`)}`

/** Undefined for what is too short to be called, or has no country: that would be dialled as a number of hers, and somebody else answers. */
function digitsOf(phone: StrangersText | null): string | undefined {
  // An extension is asked for, not dialled.
  const digits = withoutExtension(phone?.raw ?? '').replaceAll(/[^\d+]/g, '')
  return digits.length < 5 || !hasCountry(digits) ? undefined : digits
}

/** As each number that could be placed is kept (edge/platform/keys/to-e164.ts). */
const hasCountry = (phone: string): boolean => /^\(?\+/.test(phone)

/** What she is told of a number that nobody could place. */
export const unclearCountry = (phone: StrangersText): string | undefined =>
  hasCountry(phone.raw) ? undefined : 'not given, so ask before you call'

/** Undefined where it cannot be called as it stands. */
export function telHref(phone: StrangersText): string | undefined {
  const digits = digitsOf(phone)
  return digits === undefined ? undefined : `tel:${digits}`
}

/** `+61 491 570 156`, to be read aloud. A number of another country stays in one: its parts are not known here. */
const legible = (raw: string): string => raw.replaceAll('.', ' ').replace(/^(\+61)(4\d\d)(\d{3})(\d{3})(?=$| )/, '$1 $2 $3 $4')

export const telLink = (phone: StrangersText, attributes: Html | string = ''): Html | undefined => {
  const href = telHref(phone)
  return href === undefined ? undefined : html`<a href="${href}"${attributes === '' ? '' : html` ${attributes}`}>${legible(phone.raw)}</a>`
}
