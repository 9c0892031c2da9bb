import { describe, expect, it } from 'vitest'
import type { RequestRow } from '../../../db/queries/requests.ts'
import { BOOKING_FIXTURE, bookingMail as bookingMailOf, momentFixture, OFFERS_FIXTURE } from '../../../scripts/screenshots/mail-fixtures.ts'
import { plainSpaces } from '../../../scripts/test-support/plain-spaces.ts'
import { type ClientMailKind, MAIL_KINDS } from '../../../tenants/contract/mail-kinds.ts'
import { isStillTrue } from './render-booking-mail.ts'

const bookingMail = (...given: Parameters<typeof bookingMailOf>) => {
  const mail = bookingMailOf(...given)
  return { ...mail, text: plainSpaces(mail.text), html: plainSpaces(mail.html) }
}

describe('the mails of a request that nobody has confirmed', () => {
  // Over the limits of a flood, and for a client she has blocked, nothing is held; the mail is the same for all of them.
  it.each([
    ['request_client', 'asked'],
    ['request_client', 'not_asked'],
    ['request_client', 'confirmed'],
    ['expired_client', 'asked'],
  ] as const)('speak of no hold: %s, address %s', (kind, emailCheck) => {
    const { text, html } = bookingMail(kind, { emailCheck })
    for (const told of [text, html.replace(/^[\s\S]*<\/head>/, '')]) {
      expect(told).toContain('4HNW-C2ZP')
      expect(told.replaceAll('Dinner, 3 hours', '')).not.toMatch(/\b(held|hold|holds|reserved|hours?)\b/i)
      if (kind === 'request_client') expect(told).toContain('the time isn’t guaranteed until I confirm it')
    }
  })
})

describe('a mail to a client', () => {
  const KINDS = MAIL_KINDS.filter((kind): kind is ClientMailKind => kind.endsWith('_client'))

  it.each(KINDS)('comes from her, in the first person, and says what, when, where and how much: %s', (kind) => {
    const mail = bookingMail(kind)
    expect([mail.fromName, mail.to, mail.replyTo]).toEqual(['Claire', 'robin@example.com', 'claire@example.com'])
    expect(mail.text).not.toMatch(/\b(she|her|herself)\b|Claire (has|will|cannot|can’t)/)
    expect(mail.text).toMatch(/(When|You asked for|It is now|It was for): Saturday 5 December 2026, 7 to 10 pm, Brisbane time/)
    expect(mail.text).toMatch(/What: Dinner, 3 hours\nWhere: Brisbane, at yours\n(Address: .+\n)?Price: \$1,500\n/)
    expect(mail.text).toMatch(/\nClaire\n/)
  })

  it('repeats nothing that the client wrote before she has confirmed: anybody can send a form in anybody’s name', () => {
    for (const kind of KINDS) {
      const { text, html } = bookingMail(kind)
      expect(text + html).not.toMatch(/Robin Example|dandelion|491 570 156/)
      expect(/Grand Hotel/.test(text + html), kind).toBe(['confirmed_client', 'reminder_client', 'kept_client'].includes(kind))
    }
  })
})

describe('the first mail of a request', () => {
  it('says at whose place it is, and the deposit, as the form did before sending', () => {
    const { text } = bookingMail('request_client')
    expect(text).toMatch(/\nWhere: Brisbane, at yours\nPrice: \$1,500\nDeposit: 20% \(\$300\)\. \S/)
    expect(text).not.toContain('Grand Hotel')
    expect(bookingMail('moved_client', { lastDeed: 'moved' }).text).toContain('Deposit: 20%')
    // Where there is nothing to pay any more.
    expect(bookingMail('taken_back_client', { status: 'cancelled' }).text).not.toContain('Deposit')
  })
})

describe('a request that its client changes before it is answered', () => {
  it('is told as what is asked for now, which is not guaranteed, and once more when it is cancelled', () => {
    const moved = bookingMail('moved_client', { lastDeed: 'moved' })
    expect(moved.subject).toBe('Your request has changed')
    expect(moved.text).toContain('Your request is now for Saturday 5 December.')
    expect(moved.text).toContain('the time isn’t guaranteed until I confirm it')
    expect(moved.text).toContain('See, change or cancel it')
    const cancelled = bookingMail('taken_back_client', { status: 'cancelled' })
    expect(cancelled.text).toContain('Your request is cancelled, as you asked. Nothing is booked')
    expect(cancelled.text).not.toMatch(/appointment|See, change or cancel/)
  })

  it('has nothing for a calendar: no confirmation put it there', () => {
    for (const kind of ['moved_client', 'taken_back_client'] as const) expect(bookingMail(kind).ics, kind).toBeUndefined()
    expect(bookingMail('cancellation_client').ics).toBeDefined()
  })

  it('is told no more once she has answered it, or offered other times', () => {
    const told = (change: Partial<RequestRow>, offers = 0) =>
      isStillTrue('moved_client', { booking: { ...BOOKING_FIXTURE, ...change }, offers: OFFERS_FIXTURE.slice(0, offers), now: new Date() })
    expect([told({}), told({}, 1), told({ status: 'confirmed' }), told({ status: 'cancelled' })]).toEqual([true, false, false, false])
  })
})

describe('other times for an appointment', () => {
  it('say until when they can be chosen, and that it stays as it is otherwise', () => {
    const { text } = bookingMail('offered_client', { status: 'confirmed' }, { offers: OFFERS_FIXTURE })
    expect(text).toContain('Please choose by Wed 25 Nov, 6 am, Brisbane time. Nothing changes unless you choose a new time.')
    expect(bookingMail('offered_client', {}, { offers: OFFERS_FIXTURE }).text).toMatch(/Please choose by [^.]*, Brisbane time\.\n/)
  })

  it('are followed by a mail when they expire or are withdrawn: it stands', () => {
    expect(bookingMail('lapsed_client', { status: 'confirmed' }).text).toContain('our appointment stays as it was, on Saturday 5 December')
    expect(bookingMail('withdrawn_client', { status: 'confirmed' }).text).toContain('Our appointment stands')
    expect(bookingMail('withdrawn_client').text).toContain('Your request is waiting for my answer again')
  })

  it('are followed by a mail when all have passed: the request is waiting for her answer, and promises nothing', () => {
    const { text } = bookingMail('lapsed_client')
    expect(text).toMatch(/You didn’t choose another time, and what I offered has passed\. Your request is waiting for my answer again/)
    expect(text).toContain('the time isn’t guaranteed until I confirm it')
    expect(text).toContain('You asked for: Saturday 5 December 2026')
    expect(text).not.toMatch(/appointment|stays/)
  })

  it('are told no more once something else is true', () => {
    const now = new Date('2026-12-01T00:00Z')
    const told = (kind: 'lapsed_client' | 'lapsed_companion' | 'withdrawn_client', change: Partial<RequestRow>, offers = 0) =>
      isStillTrue(kind, { booking: { ...BOOKING_FIXTURE, lastDeed: 'lapsed', ...change }, offers: OFFERS_FIXTURE.slice(0, offers), now })
    for (const kind of ['lapsed_client', 'lapsed_companion', 'withdrawn_client'] as const) {
      expect(told(kind, { status: 'confirmed' }), kind).toBe(true)
      expect(told(kind, { status: 'confirmed' }, 1), kind).toBe(false)
      expect(told(kind, { status: 'pending' }), kind).toBe(true)
      expect(told(kind, { status: 'cancelled', lastDeed: null }), kind).toBe(false)
      expect(told(kind, { status: 'confirmed', startsAt: momentFixture('2026-11-30T09:00Z') }), kind).toBe(false)
    }
    // She has confirmed a request, or declined it, since its times passed.
    for (const status of ['confirmed', 'declined'] as const) expect(told('lapsed_client', { status, lastDeed: null })).toBe(false)
  })
})

describe('an appointment that its client asks to move', () => {
  const asked = { status: 'confirmed', wishAt: momentFixture('2026-12-06T08:00Z') } as const

  it('is told as received: what was asked for, and that it stands as it is until she answers', () => {
    const { subject, text, ics } = bookingMail('asked_client', asked)
    expect([subject, ics]).toEqual(['About your appointment', undefined])
    expect(text).toContain(
      'You’ve asked to move our appointment to Sun 6 Dec, 6 pm, Brisbane time. It stays as it is, on Saturday 5 December, until I answer by email',
    )
    expect(text).toContain('It is now: Saturday 5 December 2026, 7 to 10 pm, Brisbane time')
  })

  it('is told no more once she has answered', () => {
    const told = (change: Partial<RequestRow>) =>
      isStillTrue('asked_client', { booking: { ...BOOKING_FIXTURE, ...change }, offers: [], now: new Date() })
    expect([told(asked), told({ ...asked, wishAt: null }), told({ status: 'cancelled' })]).toEqual([true, false, false])
  })
})

describe('a confirmation that asks for a deposit', () => {
  const DETAILS = 'BSB 062-000, account 1234 5678\nPlease write your reference with it.'
  const confirmed = (more: Parameters<typeof bookingMailOf>[2]) => bookingMail('confirmed_client', { status: 'confirmed' }, more).text

  it('says how it is paid, as she has saved it; with a reply only where she has said nothing', () => {
    expect(confirmed({ details: DETAILS })).toMatch(
      /Deposit: 20% \(\$300\)\. [^\n]*\n\nBSB 062-000, account 1234 5678\nPlease write your reference/,
    )
    expect(confirmed({ details: DETAILS })).not.toContain('Reply to this email')
    expect(confirmed({})).toContain('Reply to this email and I’ll tell you how to pay it.')
    // Her words say it, with this answer or with the times that she offered: no other sentence speaks over them.
    for (const more of [{ words: 'PayID: claire@example.com' }, { wroteWithTimes: true }])
      expect(confirmed(more)).not.toMatch(/how to pay/i)
    expect(confirmed({ details: DETAILS, words: 'I’m glad.' })).toMatch(/I’m glad\.[\s\S]*BSB 062-000/)
  })

  it('is the only mail that says it', () => {
    for (const kind of MAIL_KINDS.filter((each): each is ClientMailKind => each.endsWith('_client') && each !== 'confirmed_client')) {
      const { text, html } = bookingMail(kind, {}, { details: DETAILS })
      expect(text + html, kind).not.toContain('BSB')
    }
  })
})

describe('an appointment that has moved', () => {
  it('is told as moved, from when to when', () => {
    const moved = { status: 'confirmed', moves: 1, lastDeed: 'picked', pickedInstead: momentFixture('2026-12-04T09:00Z') } as const
    const { subject, text } = bookingMail('confirmed_client', moved)
    expect(subject).toBe('Your appointment has moved')
    expect(text).toContain('Our appointment is now on Sat 5 Dec, 7 pm, instead of Fri 4 Dec, 7 pm, Brisbane time.')
    expect(text).not.toContain('Confirmed')
    expect(bookingMail('confirmed_client', { ...moved, moves: 0 }).subject).toBe('Your appointment is confirmed')
  })

  it('thanks for making room where she asked, and not where the client did', () => {
    const moved = { status: 'confirmed', moves: 1, pickedInstead: momentFixture('2026-12-04T09:00Z') } as const
    expect(bookingMail('confirmed_client', { ...moved, lastDeed: 'picked' }).text).toContain('Thank you for making room.')
    const { text } = bookingMail('confirmed_client', { ...moved, lastDeed: 'agreed' })
    expect(text).toContain('Moved, as you asked: our appointment is now on Sat 5 Dec, 7 pm, instead of Fri 4 Dec, 7 pm, Brisbane time.')
    expect(text).not.toContain('Thank you for making room')
    const german = { ...moved, spoken: { locale: 'de', prefix: '', service: 'Abendessen' } } as const
    expect(bookingMail('confirmed_client', { ...german, lastDeed: 'agreed' }).text).toContain('Verschoben, wie gewünscht: Unser Termin')
    expect(bookingMail('confirmed_client', { ...german, lastDeed: 'picked' }).text).toContain('Danke, dass Sie es möglich machen.')
  })
})
