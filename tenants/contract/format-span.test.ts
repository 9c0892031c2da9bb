import { describe, expect, it } from 'vitest'
import { formatDuration, formatDurationAlone } from './format-duration.ts'
import { formatClock, formatSpan } from './format-span.ts'
import { wordsOf } from './words/catalogues.ts'
import { enAU } from './words/en-au.ts'

/** Narrow spaces of Intl as plain ones, to be read here. */
const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ')
const span = (from: string, to: string, locale = 'en-AU') => plain(formatSpan({ from, to }, { locale, words: enAU }))

describe('a stretch of time', () => {
  it('is told as people say it', () => {
    expect(span('2026-12-04T19:00', '2026-12-04T22:00')).toBe('Fri 4 Dec, 7 to 10 pm')
    expect(span('2026-12-04T19:30', '2026-12-04T22:30')).toBe('Fri 4 Dec, 7:30 to 10:30 pm')
    expect(span('2026-12-04T11:00', '2026-12-04T14:00')).toBe('Fri 4 Dec, 11 am to 2 pm')
    expect(span('2026-12-04T11:00', '2026-12-04T12:00')).toBe('Fri 4 Dec, 11 am to noon')
    expect(span('2026-12-04T12:00', '2026-12-04T14:00')).toBe('Fri 4 Dec, noon to 2 pm')
    // What ends at midnight has nothing of the next day.
    expect(span('2026-12-04T21:00', '2026-12-05T00:00')).toBe('Fri 4 Dec, 9 pm to midnight')
  })

  it('lets no line end between a number and its am or pm', () => {
    expect(formatSpan({ from: '2026-12-04T11:00', to: '2026-12-04T14:00' }, { locale: 'en-AU', words: enAU })).toMatch(
      /11\u00a0am to 2\u00a0pm$/,
    )
    expect(formatClock('2026-12-04T19:30', 'en-AU')).toBe('7:30\u00a0pm')
  })

  it('names both days where it goes past midnight', () => {
    expect(span('2026-12-04T21:00', '2026-12-05T09:00')).toBe('Fri 4 Dec, 9 pm to Sat 5 Dec, 9 am')
  })

  it('keeps the minutes where clocks count to 24', () => {
    expect(span('2026-12-04T19:00', '2026-12-04T22:00', 'en-GB')).toBe('Fri 4 Dec, 19:00 to 22:00')
    expect(formatClock('2026-12-04T10:00', 'de')).toBe('10:00')
  })

  it('is put together as each language does', () => {
    const told = (language: string) =>
      plain(formatSpan({ from: '2026-12-04T19:00', to: '2026-12-04T22:00' }, { locale: language, words: wordsOf(language) }))
    expect(told('de')).toBe('Fr, 4. Dez., 19:00 bis 22:00 Uhr')
    expect(told('zh-Hans')).toBe('12月4日（周五）19:00 至 22:00')
    expect([0.5, 1, 1.5, 3].map((hours) => formatDuration(hours, wordsOf('de')))).toEqual([
      'eine halbe Stunde',
      '1 Stunde',
      '1½ Stunden',
      '3 Stunden',
    ])
    expect(formatDurationAlone(0.5, wordsOf('de'))).toBe('Eine halbe Stunde')
    expect(formatDuration(1.5, wordsOf('zh-Hans'))).toBe('1.5 小时')
  })
})
