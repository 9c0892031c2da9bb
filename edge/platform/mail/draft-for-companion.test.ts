import { describe, expect, it } from 'vitest'
import { bookingMail, momentFixture } from '../../../scripts/screenshots/mail-fixtures.ts'
import { preheaderIn } from '../../../scripts/test-support/read-mail-html.ts'
import { type CompanionMailKind, MAIL_KINDS } from '../../../tenants/contract/mail-kinds.ts'

const KINDS = MAIL_KINDS.filter((kind): kind is CompanionMailKind => kind.endsWith('_companion') && kind !== 'flood_companion')

describe('a mail to her', () => {
  it.each(KINDS)('shows a lock screen the hour and nothing that tells a stranger who or what it is about: %s', (kind) => {
    const mail = bookingMail(kind, { status: kind === 'expired_companion' ? 'expired' : 'pending' })
    expect(mail.subject).toMatch(
      /^7:00 pm, Sat 5\u00a0Dec, (new|still waiting|waiting again|confirmed|changed|another time|moved|not moved|cancelled|expired) \(Brisbane time\)$/,
    )
    // What a phone shows of a subject.
    expect(mail.subject.slice(0, 33)).toMatch(
      /new|still waiting|waiting again|confirmed|changed|another time|moved|not moved|cancelled|expired/,
    )
    const seen = `${mail.fromName} ${mail.subject} ${preheaderIn(mail.html)}`
    expect(seen).not.toMatch(/robin|example|dinner|claire|companion|escort|booking|client|hotel|\$/i)
    expect(preheaderIn(mail.html)).not.toBe('')
  })

  it.each(KINDS)('says how long it is, at a glance and among all that is known of it: %s', (kind) => {
    const status = kind === 'expired_companion' ? 'expired' : 'pending'
    expect(bookingMail(kind, { status }).text).toMatch(/Dinner, 3 h, outcall · [\s\S]*What: Dinner, 3 hours\n/)
    expect(bookingMail(kind, { status, endsAt: momentFixture('2026-12-05T10:30Z') }).text).toMatch(
      /Dinner, 1\.5 h, outcall · [\s\S]*What: Dinner, 1\.5 hours\n/,
    )
  })

  it('names the year where the day without it could be another one', () => {
    expect(bookingMail('request_companion', { createdAt: momentFixture('2025-11-22T20:00Z') }).subject).toBe(
      '7:00 pm, Sat 5\u00a0Dec\u00a02026, new (Brisbane time)',
    )
  })

  it('says until when she can answer, in the first mail, in the reminder and after a change, with two buttons', () => {
    for (const kind of ['request_companion', 'reminder_companion', 'moved_companion'] as const) {
      const mail = bookingMail(kind)
      expect(mail.text).toContain('Answer by Wed 25\u00a0Nov, 7:00 am, Sydney time')
      expect(preheaderIn(mail.html)).toContain('Wed 25\u00a0Nov, 7:00 am, Sydney time')
      expect(mail.text).toMatch(/\nConfirm: https\S+\nDecline: https\S+\n/)
      expect(mail.text).toContain('Phone: +61 491 570 156')
      expect(mail.text).toContain('Photo shown: “The hour I like best”')
      expect(mail.text).not.toMatch(/garden|hero-photo/)
    }
  })

  it('warns of what matters before an answer, and of nothing else', () => {
    expect(bookingMail('request_companion').text).not.toMatch(/not held|not confirmed/)
    const warnings = ['You are in Sydney that day', 'Email not confirmed', 'Time not held']
    const { text } = bookingMail('request_companion', {}, { warnings })
    expect(text).toMatch(/! You are in Sydney that day\.[\s\S]*not confirmed yet[\s\S]*not held/)
    expect(text).toContain('Visit: New client')
  })

  it('offers to confirm an expired request where that is still possible, and only there', () => {
    expect(bookingMail('expired_companion', { companionSteps: ['confirmed'] }).text).toMatch(/Confirm anyway: https/)
    const taken = bookingMail('expired_companion', { companionSteps: [] })
    expect(taken.text).not.toMatch(/Confirm anyway|still free/)
    expect(taken.text).toContain('can’t be confirmed any more')
  })

  it('says which time was picked instead of which, and of no other time that may not have been offered', () => {
    const picked = { status: 'confirmed', pickedInstead: momentFixture('2026-12-04T09:00Z') } as const
    const instead = 'This replaces Fri 4\u00a0Dec, 7:00 pm, Brisbane time. Any other times you offered are free again.'
    expect(bookingMail('picked_companion', picked).text).toContain(instead)
    const moved = bookingMail('picked_companion', { ...picked, moves: 1 })
    expect(moved.subject).toBe('7:00 pm, Sat 5\u00a0Dec, moved (Brisbane time)')
    expect(moved.text).toContain(instead)
  })

  it('puts the time that the client asks for above the button that confirms it, and says what it stands instead of', () => {
    const { text } = bookingMail('asked_companion', { status: 'confirmed', wishAt: momentFixture('2026-12-06T08:00Z') })
    expect(text).toMatch(
      /Sun 6\u00a0Dec, 6:00 pm\n {2}Brisbane time · [^\n]+\n {2}instead of Sat 5\u00a0Dec, 7:00 pm, Brisbane time\n\nConfirm the new time: https\S+\?do=agree\nKeep it as it is: https\S+\?do=keep\n/,
    )
  })

  it('says that nobody picked another time, that the appointment stands, and what to do if it can’t', () => {
    const { text } = bookingMail('lapsed_companion', { status: 'confirmed' })
    expect(text).toMatch(/Robin Example didn’t pick another time\.\s+The appointment stands as it was/)
    expect(text).toMatch(/If you can’t keep it, suggest another time, call them or cancel\./)
    expect(text).toMatch(/Suggest another time: https\S+do=times/)
  })

  it('says that a request is hers to answer again, until when, and offers all three answers', () => {
    const warnings = ['What you offered wasn’t picked in time', 'Time not held']
    const mail = bookingMail('lapsed_companion', {}, { warnings })
    expect(mail.subject).toBe('7:00 pm, Sat 5\u00a0Dec, waiting again (Brisbane time)')
    expect(preheaderIn(mail.html)).toContain('Answer by Wed 25\u00a0Nov, 7:00 am, Sydney time')
    expect(mail.text).toMatch(
      /Robin Example didn’t pick another time\.\s+What you offered has passed, so the request is waiting for your answer again\./,
    )
    expect(mail.text).toMatch(/\nConfirm: https\S+\nDecline: https\S+\n+Suggest another time: https\S+do=times\n/)
    // Said once; what else she must know stays.
    expect(mail.text).not.toContain('wasn’t picked')
    expect(mail.text).toContain('! The time is not held')
  })

  it('can be answered by a reply to the client', () => {
    for (const kind of KINDS) expect(bookingMail(kind).replyTo).toBe('robin@example.com')
  })
})
