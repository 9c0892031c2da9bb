import fc from 'fast-check'
import examples from 'libphonenumber-js/examples.mobile.json' with { type: 'json' }
import { type CountryCode, getExampleNumber } from 'libphonenumber-js/min'
import { describe, expect, it } from 'vitest'
import { bookingRequestSchema } from '../../tenants/contract/booking.ts'
import { BOOKING_PHONE_LENGTH_MAX } from '../../tenants/contract/limits.ts'
import { isRight } from './is-right.ts'

// The server is never stricter than the form: what the form shows in red no longer, the server takes.

const draft = { name: 'Sam', email: 'sam@example.com', service: 'dinner', startsAt: '2026-12-01T19:00', hours: 3 }
const isTaken = (field: Record<string, string>) => bookingRequestSchema.safeParse({ ...draft, ...field }).success
const phone = (value: string) => isRight({ name: 'phone', value, required: false, validity: { valid: true } })
/** What a browser's own e-mail field takes: https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address */
const MAIL =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/
const email = (value: string) => isRight({ name: 'email', value, required: true, validity: { valid: MAIL.test(value) } })

describe('what the form shows as right', () => {
  it('the server takes: any phone number that can be typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'0123456789+()./- x,;extabc\u00a0\u2011０１'), maxLength: BOOKING_PHONE_LENGTH_MAX }),
      fc.stringMatching(/^\(?\+?[( ]{0,2}(\d[ ()./-]{0,2}){3,21}$/).filter(({ length }) => length <= BOOKING_PHONE_LENGTH_MAX),
    )
    fc.assert(
      fc.property(typed, (value) => {
        if (phone(value)) expect(isTaken({ phone: value })).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('and the other way round, as numbers of every country are written there and abroad', () => {
    for (const country of Object.keys(examples) as CountryCode[]) {
      const number = getExampleNumber(country, examples)
      for (const written of [number?.formatNational(), number?.formatInternational(), number?.number, number?.nationalNumber]) {
        if (written === undefined) continue
        const isShort = written.replaceAll(/\D/g, '').length < 5
        expect([written, phone(written), isTaken({ phone: written })]).toEqual([written, !isShort, !isShort])
      }
    }
  })

  it('the server takes: any address of a browser’s own field', () => {
    const part = fc.string({ unit: fc.constantFrom(...'ab1.-_@+'), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(part, part, (before, after) => {
        const value = `${before}@${after}`
        if (email(value)) expect(isTaken({ email: value })).toBe(true)
      }),
      { numRuns: 5000 },
    )
    for (const right of ['sam@example.com', 'o’brien@example.com'.replace('’', "'"), 'a.b+c@sub.example.co'])
      expect(email(right)).toBe(true)
    for (const wrong of ['sam@example', '.sam@example.com', 'sam.@example.com', 'sam@example.c']) expect(email(wrong)).toBe(false)
  })

  it('is no field of spaces that has to be filled in', () => {
    expect(isRight({ name: 'name', value: '  ', required: true, validity: { valid: true } })).toBe(false)
    expect(isRight({ name: 'address', value: '  ', required: false, validity: { valid: true } })).toBe(true)
  })
})
