import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCents, formatWhen } from './format-when.ts'
import { defuseLinks, headerSafe } from './mail.ts'
import { renderIcs } from './render-ics.ts'

describe('words of a client in a mail', () => {
  it('never begin a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(headerSafe(`${text}\r\nBcc: x@example.com`)).not.toMatch(/[\r\n\0\u2028]/)
      }),
    )
  })

  it.each([
    ['see https://evil.example/x and www.evil.example', 'see https[:]//evil.example/x and www[.]evil.example'],
    ['HTTP://EVIL.com', 'HTTP[:]//EVIL[.]com'],
    ['pay at bit.ly.link or evil.com now', 'pay at bit.ly[.]link or evil[.]com now'],
    ['Nothing here. Really.', 'Nothing here. Really.'],
  ])('defuses links: %s', (text, expected) => {
    expect(defuseLinks(text)).toBe(expected)
  })
})

describe('when and how much', () => {
  const sydney = { locale: 'en-AU', timeZone: 'Australia/Sydney' }
  it('tells a time as clocks there show it, over midnight too', () => {
    expect(formatWhen({ startsAt: new Date('2026-12-04T08:30Z'), endsAt: new Date('2026-12-04T11:30Z') }, sydney)).toBe(
      'Friday 4 December 2026, 7:30 pm to 10:30 pm',
    )
    expect(formatWhen({ startsAt: new Date('2026-12-04T11:00Z'), endsAt: new Date('2026-12-04T14:00Z') }, sydney)).toBe(
      'Friday 4 December 2026, 10:00 pm to Saturday 5 December 2026, 1:00 am',
    )
    expect(formatCents(150_000, { locale: 'en-AU', currency: 'AUD' })).toBe('$1,500')
  })

  it('puts nothing into a calendar that says what it is', () => {
    const ics = renderIcs({
      reference: '7KQ2-XM9T',
      startsAt: new Date('2026-12-04T08:30Z'),
      endsAt: new Date('2026-12-04T11:30Z'),
      city: 'Sydney',
    })
    expect(ics).toContain('SUMMARY:Appointment')
    expect(ics).toContain('DTSTART:20261204T083000Z')
    expect(ics).not.toMatch(/claire|companion|dinner/i)
  })
})
