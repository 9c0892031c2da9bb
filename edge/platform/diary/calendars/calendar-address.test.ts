import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseCalendarAddress } from './calendar-address.ts'

const parse = (typed: string) => {
  const parsed = parseCalendarAddress(typed, 'companionconnect.app')
  return 'url' in parsed ? parsed.url.href : parsed.problem
}

describe('an address of a calendar', () => {
  it.each([
    ['https://calendar.google.com/calendar/ical/olga%40example.com/private-0f3a/basic.ics'],
    ['https://outlook.live.com/owa/calendar/0f3a/91ab/cid-1/calendar.ics'],
    ['https://calendar.example.com:443/x.ics', 'https://calendar.example.com/x.ics'],
    ['webcal://p123-caldav.icloud.com/published/2/MTIz', 'https://p123-caldav.icloud.com/published/2/MTIz'],
    ['  WEBCALS://Example.COM/a.ics#today \n', 'https://example.com/a.ics'],
    ['https://xn--kln-sna.example/a.ics'],
  ])('is %s', (typed, href = typed) => expect(parse(typed)).toBe(href))

  it.each([
    ['', 'no_address'],
    ['calendar.google.com/a.ics', 'no_address'],
    [`https://example.com/${'a'.repeat(2000)}`, 'no_address'],
    ['http://example.com/a.ics', 'not_https'],
    ['file:///etc/passwd', 'not_https'],
    ['ftp://example.com/a.ics', 'not_https'],
    ['javascript:alert(1)', 'not_https'],
    ['https://olga@example.com/a.ics', 'password'],
    ['https://:secret@example.com/a.ics', 'password'],
    ['https://companionconnect.app/calendar/claire.0f3a.ics', 'ours'],
    ['https://claire.companionconnect.app/', 'ours'],
    ['https://example.com:8443/a.ics', 'inside'],
    ['https://example.com:22/', 'inside'],
    ['https://localhost/a.ics', 'inside'],
    ['https://a.localhost/', 'inside'],
    ['https://router/', 'inside'],
    ['https://router.lan/', 'inside'],
    ['https://printer.local/', 'inside'],
    ['https://metadata.google.internal/computeMetadata/v1/', 'inside'],
    ['https://example.com./', 'inside'],
    ['https://127.0.0.1/', 'inside'],
    ['https://2130706433/', 'inside'],
    ['https://0x7f000001/', 'inside'],
    ['https://0177.0.0.1/', 'inside'],
    ['https://127.1/', 'inside'],
    ['https://169.254.169.254/latest/meta-data/', 'inside'],
    ['https://100.64.0.1/', 'inside'],
    ['https://[::1]/', 'inside'],
    ['https://[fd00::1]/', 'inside'],
    ['https://[::ffff:127.0.0.1]/', 'inside'],
    ['https://①②⑦.⓪.⓪.①/', 'inside'],
    ['webcal://10.0.0.1:80/a.ics', 'inside'],
    ['https://example.com\\@127.0.0.1/', 'https://example.com/@127.0.0.1/'],
  ])('is not %j, or is another: %s', (typed, problem) => expect(parse(typed)).toBe(problem))

  it('is never a number, however it is written, nor at another port', () => {
    const octet = fc.oneof(
      fc.nat(255).map(String),
      fc.nat(255).map((n) => `0x${n.toString(16)}`),
      fc.nat(255).map((n) => `0${n.toString(8)}`),
    )
    const number = fc.oneof(
      fc.array(octet, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.')),
      fc.nat(0xffffffff).map(String),
      fc.ipV6().map((address) => `[${address}]`),
    )
    fc.assert(fc.property(number, fc.constantFrom('', '.', ':443'), (host, end) => !parse(`https://${host}${end}/`).startsWith('https')))
    fc.assert(fc.property(fc.integer({ min: 1, max: 65535 }), (port) => port === 443 || parse(`https://example.com:${port}/`) === 'inside'))
  })
})
