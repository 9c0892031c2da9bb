import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_FIRST, DAY_LAST, DEPOSIT_CENTS_MAX } from '../../../tenants/contract/limits.ts'
import { parseStep } from './parse-step.ts'

const read = (change: Record<string, string>) => {
  const form: Record<string, string> = { kind: 'deposit', amount: '300', on: '2026-12-04', transfer: '', ...change }
  return parseStep((name) => form[name] ?? '')
}

describe('the form of a deposit', () => {
  it.each([
    ['300', 30_000],
    ['$1,400.50', 140_050],
    [' 0.5 ', 50],
    ['0.01', 1],
    ['0.29', 29],
    [String(DEPOSIT_CENTS_MAX / 100), DEPOSIT_CENTS_MAX],
  ])('reads the amount %s', (amount, amountCents) => {
    expect(read({ amount })).toMatchObject({ kind: 'deposit', amountCents })
  })

  it.each([
    '',
    '0',
    '0.00',
    '0.001',
    '0.004',
    '300.005',
    '-5',
    '1e3',
    '0x10',
    'Infinity',
    'free',
    '1.2.3',
    `${DEPOSIT_CENTS_MAX / 100 + 1}`,
    '9'.repeat(30),
  ])('asks again for the amount %j', (amount) => {
    expect(read({ amount })).toBe('amount_missing')
  })

  it.each([DAY_FIRST, DAY_LAST, '2028-02-29'])('reads the day %s', (on) => {
    expect(read({ on })).toMatchObject({ doneOn: on })
    expect(read({ on, kind: 'screening' })).toMatchObject({ doneOn: on })
  })

  it.each([
    '',
    'today',
    '0000-01-01',
    '0001-01-01',
    '1999-12-31',
    '2026-02-31',
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '9999-12-31',
    '+12026-1-1',
  ])('asks again for the day %j', (on) => {
    expect(read({ on })).toBe('day_missing')
    expect(read({ on, kind: 'screening' })).toBe('day_missing')
  })

  it('keeps nothing that was not written: every day and amount that it takes is the one of the form', () => {
    const day = fc.tuple(fc.nat(9999), fc.nat(14), fc.nat(32)).map(([y, m, d]) => [`${y}`.padStart(4, '0'), pad(m), pad(d)].join('-'))
    fc.assert(
      fc.property(day, fc.nat(20_000_000_0), (on, cents) => {
        const step = read({ on, amount: (cents / 100).toFixed(2) })
        return typeof step === 'string' || (step.doneOn === on && step.amountCents === cents)
      }),
    )
  })
})

const pad = (number: number): string => String(number).padStart(2, '0')
