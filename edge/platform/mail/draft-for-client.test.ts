import { describe, expect, it } from 'vitest'
import { bookingMail } from '../../../scripts/screenshots/mail-fixtures.ts'
import { type ClientMailKind, MAIL_KINDS } from '../../../tenants/contract/mail-kinds.ts'

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
      expect(told).not.toMatch(/\b(held|hold|holds|reserved|hours?)\b/i)
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
    expect(mail.text).toMatch(/(When|You asked for): Saturday 5 December 2026, 7:00 pm to 10:00 pm, Brisbane time/)
    expect(mail.text).toMatch(/What: Dinner\nWhere: Brisbane\n(Address: .+\n)?Price: \$1,500\n/)
    expect(mail.text).toMatch(/\nClaire\n/)
  })

  it('repeats nothing that the client wrote before she has confirmed: anybody can send a form in anybody’s name', () => {
    for (const kind of KINDS) {
      const { text, html } = bookingMail(kind)
      expect(text + html).not.toMatch(/Robin Example|dandelion|491 570 156/)
      expect(/Grand Hotel/.test(text + html), kind).toBe(kind === 'confirmed_client' || kind === 'reminder_client')
    }
  })
})
