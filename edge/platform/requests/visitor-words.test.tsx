import { describe, expect, it } from 'vitest'
import { BOOKING_FIXTURE, bookingMail, OFFERS_FIXTURE } from '../../../scripts/screenshots/mail-fixtures.ts'
import { BOOKING_STATUSES, type BookingStatus } from '../../../tenants/contract/booking.ts'
import { type ClientMailKind, MAIL_KINDS } from '../../../tenants/contract/mail-kinds.ts'
import { wordsOf } from '../../../tenants/contract/words/catalogues.ts'
import { enAU } from '../../../tenants/contract/words/en-au.ts'
import { LANGUAGES } from '../../../tenants/contract/words/languages.ts'
import { renderOwnRequest } from './own-request-page.tsx'

// What a booking is called by its state, and how a clock is told (docs/languages.md).

/** What is said of one request, by its state: the pages and mails below hold it. */
const BY_STATE = /^(own|change|ownPlace|letters|facts|clock)\./
/** Where the catalogue speaks of what was confirmed, or of the act. */
const APPOINTMENT = ['answers.closed', 'privacy.kept', 'thanks.calendarTitle']
const BOOKING = [
  'page.titles.booking',
  'booking.callToAction',
  'privacy.asking',
  'waiting.pageLead',
  'elsewhere.about',
  'fields.otherWeekday',
]
/** `7:00 pm`, `19:00` beside `7 pm`. */
const LONG_CLOCK = /\b\d{1,2}[:.]00\s?[ap]m\b/i

const textsOf = (node: object, path = ''): [string, string][] =>
  Object.entries(node).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : textsOf(value as object, `${path}${key}.`),
  )
const keysWith = (pattern: RegExp) =>
  textsOf(enAU)
    .filter(([key, text]) => pattern.test(text) && !BY_STATE.test(key))
    .map(([key]) => key)
    .sort()

describe('the catalogue of her site', () => {
  it('speaks of a request, of an appointment only where one is meant, and of a booking as the act', () => {
    expect(keysWith(/\bappointments?\b/i)).toEqual([...APPOINTMENT].sort())
    expect(keysWith(/\b(bookings?|booked)\b/i)).toEqual([...BOOKING].sort())
    expect(keysWith(/\benquir|\binquir|\breservation/i)).toEqual([])
  })

  it('has no clock written out', () => {
    for (const language of LANGUAGES) expect(textsOf(wordsOf(language)).filter(([, text]) => /\b\d{1,2}[:.]\d\d\b/.test(text))).toEqual([])
  })
})

/** Who was never confirmed, by what is left. */
const WORD: Record<BookingStatus, { is: RegExp; isNot: RegExp }> = {
  pending: { is: /\brequest\b/i, isNot: /appointment|booking/i },
  declined: { is: /\brequest\b/i, isNot: /appointment|booking/i },
  expired: { is: /\brequest\b/i, isNot: /appointment|booking/i },
  confirmed: { is: /\bappointment\b/i, isNot: /\brequests?\b|booking/i },
  completed: { is: /\bappointment\b/i, isNot: /\brequests?\b|booking/i },
  no_show: { is: /\bappointment\b/i, isNot: /\brequests?\b|booking/i },
  cancelled: { is: /\brequest\b/i, isNot: /appointment|booking/i },
}
const said = (html: string) =>
  html
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*?(?:\saria-label="([^"]*)")?[^>]*>/g, ' $1 ')
    .replaceAll(/\s+/g, ' ')

const own = {
  ...BOOKING_FIXTURE,
  ...{ offers: [], words: '', client: null, deposit: undefined, cancellation: '', canCancel: false, canMove: false },
}

describe('a client’s own page', () => {
  it('says of what was cancelled what it was', async () => {
    const cancelled = { ...own, status: 'cancelled', wasConfirmed: true } as const
    const text = said(await (await renderOwnRequest(cancelled, { now: new Date('2026-11-23T00:00Z') })).text())
    expect(text).toMatch(/\bappointment\b/i)
    expect(text).not.toMatch(/\brequests?\b|booking/i)
  })

  it.each(BOOKING_STATUSES)('says one word for what is %s', async (status) => {
    for (const offers of status === 'pending' || status === 'confirmed' ? [[], OFFERS_FIXTURE] : [[]]) {
      const canCancel = status === 'pending' || status === 'confirmed'
      const request = { ...own, status, offers, canCancel, canMove: canCancel }
      const text = said(await (await renderOwnRequest(request, { now: new Date('2026-11-23T00:00Z') })).text())
      expect(text).toMatch(WORD[status].is)
      expect(text).not.toMatch(WORD[status].isNot)
      expect(text).not.toMatch(LONG_CLOCK)
    }
  })
})

/** The state that a mail is about. */
const STATES: Record<ClientMailKind, readonly BookingStatus[]> = {
  request_client: ['pending'],
  moved_client: ['pending'],
  taken_back_client: ['pending'],
  declined_client: ['declined'],
  expired_client: ['expired'],
  offered_client: ['pending', 'confirmed'],
  withdrawn_client: ['pending', 'confirmed'],
  lapsed_client: ['pending', 'confirmed'],
  asked_client: ['confirmed'],
  kept_client: ['confirmed'],
  confirmed_client: ['confirmed'],
  reminder_client: ['confirmed'],
  cancelled_client: ['confirmed'],
  cancellation_client: ['confirmed'],
}

describe('a mail to a client', () => {
  it.each(MAIL_KINDS.filter((kind): kind is ClientMailKind => kind.endsWith('_client')))('says the word of its state: %s', (kind) => {
    for (const status of STATES[kind]) {
      const { subject, text } = bookingMail(kind, { status }, { offers: kind === 'offered_client' ? OFFERS_FIXTURE : [] })
      // The address of the page behind it says neither.
      const told = `${subject}\n${text.replaceAll(/https?:\/\/\S+/g, '')}`
      expect(told).not.toMatch(WORD[status].isNot)
      expect(told).not.toMatch(LONG_CLOCK)
    }
  })
})
