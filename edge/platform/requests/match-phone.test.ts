import { describe, expect, it } from 'vitest'
import { toE164 } from '../keys/to-e164.ts'
import { isPhoneOf } from './match-phone.ts'

const mobile = toE164('0491 570 006', { home: 'AU' })

describe('a number that she looks for', () => {
  it.each([
    '0491 570 006',
    '0491570006',
    '+61491570006',
    '+61 (0)491 570 006',
    '0061 491 570 006',
    '0011 61 491 570 006',
    '491 570 006',
    '(0491) 570-006',
    '\u202a+61\u00a0491\u2011570\u2011006\u202c',
    // As much of it as she has typed, or remembers.
    '0491',
    '+614 91',
    '61491',
    '570 006',
    '0006',
  ])('is found as people write it: %s', (asked) => {
    expect(isPhoneOf(mobile, asked)).toBe(true)
  })

  it.each(['0492', '0614', '570 00', '5700', '+1 491', '0570', 'Sam', '', '006', '+', 'A491570006', '0491 570 0061'])(
    'is not %s',
    (asked) => {
      expect(isPhoneOf(mobile, asked)).toBe(false)
    },
  )

  it('is found as it is dialled in another country, and where it is kept as it was written', () => {
    expect(isPhoneOf('+442079460958', '020 7946 0958')).toBe(true)
    expect(isPhoneOf('+12125550123', '(212) 555-0123')).toBe(true)
    expect(isPhoneOf('0491 570 006', '0491570006')).toBe(true)
    expect(isPhoneOf(undefined, '0491570006')).toBe(false)
  })
})
