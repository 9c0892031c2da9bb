import { html } from 'hono/html'
import type { StrangersText } from '../../../tenants/contract/strangers-text.ts'
import type { Html } from './mail-layout.ts'

// The only links made of what a client wrote, from fields that the form has checked; for the companion alone, who must be able to write and call.

/** An address that a mail program reads as one address and nothing else. */
const PLAIN_ADDRESS = /^[\w.+'-]+@[\p{L}\p{N}.-]+$/u

/** Undefined for an address that could be more than that: it is shown, and she can reply. */
export const mailtoLink = (email: StrangersText, label?: Html): Html | undefined =>
  PLAIN_ADDRESS.test(email.raw) ? html`<a href="mailto:${email.raw}">${label ?? email.raw}</a>` : undefined

export const telLink = (phone: StrangersText): Html | undefined => {
  const digits = phone.raw.replaceAll(/[^\d+]/g, '')
  return digits.length < 5 ? undefined : html`<a href="tel:${digits}">${phone.raw.replaceAll('.', ' ')}</a>`
}
