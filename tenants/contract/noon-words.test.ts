import { expect, it } from 'vitest'
import { formatLocalTime } from './noon-words.ts'

it('calls 12 pm and 12 am noon and midnight, where clocks have them', () => {
  const clock = (local: string, locale = 'en-AU') => formatLocalTime(local, locale, { hour: 'numeric', minute: '2-digit' })
  expect(['2026-12-04T12:00', '2026-12-05T00:00', '2026-12-04T12:30'].map((local) => clock(local).replace('\u202f', ' '))).toEqual([
    'noon',
    'midnight',
    '12:30 pm',
  ])
  expect([clock('2026-12-04T12:00', 'de'), clock('2026-12-05T00:00', 'de')].join()).not.toMatch(/noon|midnight/)
})
