import { expect, it } from 'vitest'
import { formatLocalRange } from './format-local.ts'

const MONTHS = { month: 'long', year: 'numeric' } as const
const plain = (text: string) => text.replaceAll(/\s*–\s*/g, '–')

it('writes two months in figures or in letters, never one in each', () => {
  const over = { from: '2026-11-23', to: '2026-12-27' }
  expect(formatLocalRange(over, 'zh-Hans', MONTHS)).toBe('2026年11月至12月')
  expect(formatLocalRange({ from: '2026-12-28', to: '2027-01-31' }, 'zh-Hans', MONTHS)).toBe('2026年12月至2027年1月')
  expect(plain(formatLocalRange(over, 'en-AU', MONTHS))).toBe('November–December 2026')
  expect(plain(formatLocalRange(over, 'de', MONTHS))).toBe('November–Dezember 2026')
})
