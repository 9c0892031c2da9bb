import { expect, it } from 'vitest'
import { formatLocal, formatLocalRange } from './format-local.ts'

const MONTHS = { month: 'long', year: 'numeric' } as const
const plain = (text: string) => text.replaceAll(/\s*–\s*/g, '–')

it('writes two months in figures or in letters, never one in each', () => {
  const over = { from: '2026-11-23', to: '2026-12-27' }
  expect(formatLocalRange(over, 'zh-Hans', MONTHS)).toBe('2026年11月至12月')
  expect(formatLocalRange({ from: '2026-12-28', to: '2027-01-31' }, 'zh-Hans', MONTHS)).toBe('2026年12月至2027年1月')
  expect(plain(formatLocalRange(over, 'en-AU', MONTHS))).toBe('November–December\u00a02026')
  expect(plain(formatLocalRange(over, 'de', MONTHS))).toBe('November–Dezember\u00a02026')
})

it('lets no line end within a date, and ends it before one', () => {
  const whole = { weekday: 'long', day: 'numeric', month: 'short', year: 'numeric' } as const
  const nb = (text: string) => text.replaceAll('_', '\u00a0')
  expect(formatLocal('2027-08-04', 'en-AU', whole)).toBe(nb('Wednesday 4_Aug_2027'))
  expect(formatLocal('2027-08-04', 'de', { day: 'numeric', month: 'long', year: 'numeric' })).toBe(nb('4._August_2027'))
  expect(
    plain(formatLocalRange({ from: '2026-12-29', to: '2027-01-03' }, 'en-AU', { day: 'numeric', month: 'long', year: 'numeric' })),
  ).toBe(nb('29_December_2026–3_January_2027'))
})
