import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookingRequestSchema } from './booking.ts'

const draft = { name: 'Sam', email: 'sam@example.com', service: 'dinner', startsAt: '2026-12-01T19:00', hours: 3 }

describe('bookingRequestSchema', () => {
  it.each([
    [{ name: '' }, 'name'],
    [{ name: ' \u200b\t' }, 'name'],
    [{ name: '💋'.repeat(81) }, 'name'],
    [{ idempotencyKey: 'a\u0000b' }, 'idempotencyKey'],
    [{ email: 'sam@' }, 'email'],
    [{ phone: 'call me' }, 'phone'],
    [{ phone: '(02) 93' }, 'phone'],
    [{ phone: '+---- ----' }, 'phone'],
    [{ phone: '0491 570 006 after six' }, 'phone'],
    [{ phone: '0491 570 006 / 0412 345 678' }, 'phone'],
    [{ phone: '0491570006 0412345678' }, 'phone'],
    [{ hours: 'three' }, 'hours'],
    [{ hours: 2.25 }, 'hours'],
    [{ startsAt: 'tomorrow' }, 'startsAt'],
    [{ message: 'x'.repeat(2001) }, 'message'],
    [{ website: 'https://spam.example' }, 'website'],
    [{ service: undefined }, 'service'],
  ])('refuses %o', (change, field) => {
    expect(bookingRequestSchema.safeParse({ ...draft, ...change }).error?.issues.map(({ path }) => path[0])).toContain(field)
  })

  it.each([
    ['12', 'phoneShort'],
    ['(02) 93', 'phoneShort'],
    ['call me', 'phone'],
    ['0491570006 0412345678', 'phone'],
  ])('says of the phone %s what is wrong with it', (phone, message) => {
    expect(bookingRequestSchema.safeParse({ ...draft, phone }).error?.issues[0]?.message).toBe(message)
  })

  it.each([
    ['(02) 9374 4000', '(02) 9374 4000'],
    ['(02)93744000', '(02)93744000'],
    ['(+61) 491 570 006', '(+61) 491 570 006'],
    ['+61 (0)491.570.006', '+61 (0)491.570.006'],
    ['02 9374–4000', '02 9374-4000'],
    ['02 9374—4000', '02 9374-4000'],
    ['+61 491\u2011570\u2011006', '+61 491-570-006'],
    ['0491\u2010570\u2212006', '0491-570-006'],
    ['0491\u00a0570\u202f006', '0491 570 006'],
    ['tel:0412 345 678', '0412 345 678'],
    ['tel:+61-412-345-678;ext=5', '+61-412-345-678 ext 5'],
    ['０４１２　３４５　６７８', '0412 345 678'],
    ['＋６１（０）４１２ ３４５ ６７８', '+61(0)412 345 678'],
    ['0412345678 ext 5', '0412345678 ext 5'],
    ['(02) 9374 4000 x412', '(02) 9374 4000 ext 412'],
    ['02 9374 4000, extension 412', '02 9374 4000 ext 412'],
    ['0412 345 678.', '0412 345 678'],
  ])('takes the phone number %s as people write it', (phone, kept) => {
    expect(bookingRequestSchema.parse({ ...draft, phone }).phone).toBe(kept)
  })

  it.each([
    ['sam@bücher.example', 'sam@xn--bcher-kva.example'],
    ['sam＠例え.テスト', 'sam@xn--r8jz45g.xn--zckzah'],
    ['Sam Example <Sam@example.com>', 'Sam@example.com'],
    ['mailto:sam@example.com', 'sam@example.com'],
    ['\u202asam@example.com\u202c', 'sam@example.com'],
    ['sam@\u00a0example.com', 'sam@example.com'],
    [' sam @ example . com ', 'sam@example.com'],
    ['( sam@example.com )', 'sam@example.com'],
    ['sam+new@example.com', 'sam+new@example.com'],
    ['sam@example.com.', 'sam@example.com'],
    ['<sam@example.com>', 'sam@example.com'],
    ['Sam <sam@example.com>,', 'sam@example.com'],
    ['“sam@example.com”', 'sam@example.com'],
    ['(sam@example.com)', 'sam@example.com'],
    ['mailto:sam@example.com?subject=Hello', 'sam@example.com'],
    ['ｓａｍ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'sam@example.com'],
    ['o’neill@example.com', "o'neill@example.com"],
  ])('takes the address %s as people write and paste it', (email, kept) => {
    expect(bookingRequestSchema.parse({ ...draft, email }).email).toBe(kept)
  })

  it.each(['sam example@example.com', 'sam@exam ple.com', 'sam smith @example.com'])(
    'does not guess what a space in %s stands for: the mail would go to somebody else',
    (email) => {
      expect(bookingRequestSchema.safeParse({ ...draft, email }).error?.issues.map(({ path }) => path)).toEqual([['email']])
    },
  )

  it('takes every address that the form’s own field takes, but those that no mail can be sent to', () => {
    // https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address, with a domain of two parts and no stray dot before the @.
    const atom = fc.stringMatching(/^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]{1,12}$/)
    const local = fc.array(atom, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'))
    const label = fc.stringMatching(/^[a-zA-Z0-9]([a-zA-Z0-9-]{0,8}[a-zA-Z0-9])?$/)
    const domain = fc
      .tuple(fc.array(label, { minLength: 1, maxLength: 3 }), fc.stringMatching(/^[a-z]{2,6}$/))
      .map(([parts, top]) => [...parts, top].join('.'))
    fc.assert(
      fc.property(local, domain, (before, after) => {
        const address = `${before}@${after}`
        expect(bookingRequestSchema.parse({ ...draft, email: address }).email).toBe(address)
        // As it is pasted.
        for (const pasted of [`<${address}>`, ` ${address}.`, `Sam Example <${address}>`])
          expect(bookingRequestSchema.parse({ ...draft, email: pasted }).email).toBe(address)
      }),
    )
  })

  it('takes every phone number, whatever stands around and between its digits, and keeps the digits', () => {
    const digits = fc.stringMatching(/^\d{5,12}$/)
    const wide = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    const spaced = (text: string, by: string) => text.replaceAll(/(\d{3})(?=\d)/g, `$1${by}`)
    const by = fc.constantFrom('', ' ', '-', '.', '/', '\u00a0', '\u2011', '\u2013', '\u3000')
    const around = fc.constantFrom<[string, string]>(
      ['', ''],
      ['tel:', ''],
      ['+', ''],
      ['(', ')'],
      ['', '.'],
      ['\u202a', '\u202c'],
      [' ', ' '],
    )
    fc.assert(
      fc.property(
        digits,
        by,
        around,
        fc.boolean(),
        fc.constantFrom('', ' ext 5', ' x5', ';ext=5', ' Ext. 5'),
        (number, between, [before, after], isWide, extension) => {
          const written = `${before}${spaced(isWide ? wide(number) : number, between)}${after}${extension}`
          fc.pre(written.length <= 30)
          const kept = bookingRequestSchema.parse({ ...draft, phone: written }).phone ?? ''
          expect(kept.replace(/ ext \d+$/, '').replaceAll(/\D/g, '')).toBe(number)
          expect(kept.endsWith(' ext 5')).toBe(extension !== '')
        },
      ),
    )
  })

  it('says of an address that few servers can write to what is wrong with it', () => {
    const message = (email: string) => bookingRequestSchema.safeParse({ ...draft, email }).error?.issues[0]?.message
    expect(message('müller@example.com')).toBe('emailLetters')
    for (const email of ['', ' ', '<>']) expect(message(email)).toBe('emailMissing')
    for (const email of ['sam@', 'sam@bücher', 'sam@exa/mple.com', '@example.com']) expect(message(email)).toBe('email')
  })

  it('cleans what is one line, and what is a message', () => {
    const phone = '\u202a+61 491 570 006\u202c'
    const change = {
      name: 'Sam\r\nBcc: all@example.com',
      phone,
      city: 'Syd\u0000ney\ud83d',
      message: 'One\r\ntwo\u0000',
      address: '💋'.repeat(200),
    }
    expect(bookingRequestSchema.parse({ ...draft, ...change })).toMatchObject({
      name: 'Sam Bcc: all@example.com',
      phone: '+61 491 570 006',
      city: 'Syd\ufffdney\ufffd',
      message: 'One\ntwo\ufffd',
      address: '💋'.repeat(200),
    })
  })

  it('reads the strings of a form, and blank fields as absent', () => {
    expect(bookingRequestSchema.parse({ ...draft, hours: '2.5', phone: ' ', message: '', website: '', city: '', shownAt: '' })).toEqual({
      ...draft,
      hours: 2.5,
      phone: undefined,
      message: undefined,
      website: undefined,
      city: undefined,
      shownAt: undefined,
    })
  })
})
