import { describe, expect, it } from 'vitest'
import { logEValue } from '../../statistics/compare-arms.ts'
import { findWinner } from '../../statistics/decide-verdict.ts'
import { weeksNeeded } from '../../statistics/weeks-needed.ts'
import { durationWords } from './time-words.ts'

describe('how long a test takes', () => {
  it('is when its own rule would decide, and not a week before', () => {
    const weeks = weeksNeeded({ visitorsPerWeek: 200, requestsPerWeek: 8 }) ?? expect.fail()
    const arms = (count: number) => [
      { name: 'control', weight: 50, exposures: 100 * count, conversions: 4 * count },
      { name: 'other', weight: 50, exposures: 100 * count, conversions: 8 * count },
    ]
    expect([findWinner(arms(weeks), weeks * 7), findWinner(arms(weeks - 1), (weeks - 1) * 7)]).toEqual(['other', undefined])
    expect(logEValue(arms(weeks)[0] ?? expect.fail(), arms(weeks)[1] ?? expect.fail())).toBeGreaterThan(Math.log(20))
  })

  it('is two weeks at least, shorter with more people, and not known of a site that nobody asks', () => {
    expect(weeksNeeded({ visitorsPerWeek: 5000, requestsPerWeek: 300 })).toBe(2)
    expect(weeksNeeded({ visitorsPerWeek: 400, requestsPerWeek: 16 })).toBeLessThan(
      weeksNeeded({ visitorsPerWeek: 200, requestsPerWeek: 8 }) ?? 0,
    )
    for (const requestsPerWeek of [0, 0.2]) expect(weeksNeeded({ visitorsPerWeek: 40, requestsPerWeek })).toBeUndefined()
  })

  it('is told by what comes in a week, with a warning where that is too little', () => {
    expect(durationWords({ days: 28, visitors: 800, requests: 40 })).toEqual({
      isWorthIt: true,
      words:
        'About 200 people visit a week and ten send a request. So it takes about six weeks to be sure of a photo that brings twice as many requests, and longer for a smaller difference.',
    })
    expect(durationWords({ days: 28, visitors: 160, requests: 4 })).toEqual({
      isWorthIt: false,
      words:
        'Your site has too few visitors for this yet. About 40 people visit a week and one sends a request. It would take more than a year to be sure of a photo that brings twice as many requests.',
    })
    expect(durationWords({ days: 3, visitors: 90, requests: 4 }).words).toMatch(/hasn’t been counted for long enough/)
  })
})
