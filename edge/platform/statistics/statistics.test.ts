import { describe, expect, it } from 'vitest'
import { posterior } from './beta.ts'
import { differenceInterval, expectedLoss, logEValue, probabilityBest, sampleRatioP } from './compare-arms.ts'
import { decideVerdict } from './decide-verdict.ts'
import { describeVerdict } from './describe-verdict.ts'
import { judgeCounts } from './judge-counts.ts'

// Reference values: mpmath with 30 digits, quadrature of the same integrals cut at other points.

const count = (exposures: number, conversions: number) => ({ exposures, conversions })
const arm = (name: string, exposures: number, conversions: number, weight = 1) => ({ name, exposures, conversions, weight })

describe('probability to be best and expected loss', () => {
  it.each([
    [
      [count(100, 5), count(100, 10)],
      [0.09573178814230399, 0.904268211857696],
      [0.05076060350961428, 0.0017409956664770296],
    ],
    [
      [count(300, 12), count(310, 24), count(290, 9)],
      [0.02526195542912867, 0.9691037640872331, 0.005634280483638294],
      [0.037308621018687774, 0.0002267735063766857, 0.04610840329211606],
    ],
    [
      [count(0, 0), count(0, 0)],
      [0.5, 0.5],
      [1 / 6, 1 / 6],
    ],
    [
      [count(1000, 50), count(20, 3), count(5, 0)],
      [0.0060207455500385695, 0.6542058505090231, 0.33977340394093825],
      [0.1727411796213127, 0.04182120139594524, 0.0807822403569842],
    ],
    [
      [count(40, 40), count(40, 38)],
      [0.8796296296296297, 0.12037037037037036],
      [0.002762372240283887, 0.050381419859331505],
    ],
  ])('are right to 1e-9: %j', (counts, best, loss) => {
    const beliefs = counts.map(posterior)
    probabilityBest(beliefs).forEach((value, index) => {
      expect(Math.abs(value - (best[index] ?? 0))).toBeLessThan(1e-9)
    })
    expectedLoss(beliefs).forEach((value, index) => {
      expect(Math.abs(value - (loss[index] ?? 0))).toBeLessThan(1e-9)
    })
  })

  it('hold their sums with millions, with arms of very different size, and with five arms', () => {
    for (const counts of [
      [count(1_000_000, 50_000), count(1_000_000, 50_300)],
      [count(1_000_000, 50_000), count(10, 1)],
      [count(1_000_000, 0), count(1_000_000, 1_000_000)],
      [count(500, 20), count(510, 31), count(490, 22), count(505, 19), count(0, 0)],
    ]) {
      const best = probabilityBest(counts.map(posterior))
      expect(Math.abs(best.reduce((sum, each) => sum + each, 0) - 1)).toBeLessThan(1e-9)
      for (const loss of expectedLoss(counts.map(posterior))) expect(loss).toBeGreaterThanOrEqual(0)
    }
  })
})

describe('the interval of the difference', () => {
  it.each([
    [count(100, 5), count(100, 10), -0.025125052668708115, 0.12646331021852078],
    [count(0, 0), count(0, 0), -0.7763932022500342, 0.7763932022500342],
    [count(1000, 50), count(20, 3), 0.0026672090476568566, 0.31296583403602596],
  ])('is right to 1e-7', (control, challenger, low, high) => {
    const interval = differenceInterval(posterior(control), posterior(challenger))
    expect(Math.abs(interval.low - low)).toBeLessThan(1e-7)
    expect(Math.abs(interval.high - high)).toBeLessThan(1e-7)
  })
})

describe('the e-value', () => {
  it.each([
    [count(100, 5), count(100, 10), 0.681984681984682],
    [count(300, 12), count(310, 24), 1.224740594078669],
    [count(1_000_000, 50_000), count(1_000_000, 50_500), 0.013713167673858056],
    [count(0, 0), count(0, 0), 1],
  ])('is the mixture over the split of conversions', (control, challenger, expected) => {
    expect(Math.exp(logEValue(control, challenger)) / expected).toBeCloseTo(1, 8)
  })

  it('is finite in the report however much evidence there is', () => {
    const report = describeVerdict([arm('control', 1_000_000, 1000), arm('b', 1_000_000, 9000)], 30)
    expect(report.eValue).toBe(Number.MAX_VALUE)
    expect(report).toMatchObject({ verdict: 'winner', winner: 'b' })
  })
})

describe('the sample ratio', () => {
  it('is a chi-square test against the weights', () => {
    const arms = [arm('control', 340, 0, 34), arm('garden', 300, 0, 33), arm('salon', 360, 0, 33)]
    expect(sampleRatioP(arms)).toBeCloseTo(0.06539740322986021, 12)
    expect(sampleRatioP([arm('control', 0, 0), arm('b', 0, 0)])).toBe(1)
    expect(sampleRatioP([arm('control', 50, 0), arm('b', 50, 0), arm('off', 3, 0, 0)])).toBe(1)
  })
})

describe('the verdict', () => {
  it.each([
    ['do_not_trust', [arm('control', 600, 30), arm('b', 400, 30)], 30, /control 600, b 400/],
    [
      'too_early',
      [arm('control', 6, 0), arm('b', 1, 0)],
      2,
      /0 requests from 7 visitors in 2 days; the test needs 12 more days and 20 more requests/,
    ],
    ['too_early', [arm('control', 500, 20), arm('b', 500, 60)], undefined, /needs 14 full days\.$/],
    ['too_early', [arm('control', 500, 20), arm('b', 500, 60)], 13, /the test needs 1 more day\.$/],
    [
      'keep_running',
      [arm('control', 210, 10), arm('b', 210, 18)],
      14,
      /“b” looks better \(9\d%, 18 requests from 210 visitors\).*about \d+ more weeks/,
    ],
    ['winner', [arm('control', 500, 20), arm('b', 500, 60)], 14, /“b” works better: 60 requests from 500 visitors, against 20/],
    ['winner', [arm('control', 500, 60), arm('b', 500, 20)], 14, /^The page as it is works better/],
    ['no_difference_worth_having', [arm('control', 20_000, 1000), arm('b', 20_000, 985)], 60, /Keep the page as it is/],
  ] as const)('%s', (verdict, arms, days, sentence) => {
    const report = describeVerdict(arms, days)
    expect(report.verdict).toBe(verdict)
    expect(report.sentence).toMatch(sentence)
  })

  it('refuses counts that cannot be', () => {
    expect(() => decideVerdict([arm('control', 1, 2), arm('b', 0, 0)], 1)).toThrow(/2 conversions of 1 exposures/)
    expect(() => decideVerdict([arm('a', 1, 0), arm('b', 0, 0)], 1)).toThrow(/"control"/)
    expect(() => decideVerdict([arm('control', 1, 0)], 1)).toThrow(/at least one other/)
  })
})

describe('judgeCounts', () => {
  it('breaks on no false counts, and trusts none', () => {
    const count = (variant: string, exposures: number, conversions: number) => ({
      testId: 'hero',
      version: 1,
      variant,
      exposures,
      conversions,
      formStarts: 0,
      photoClicks: 0,
      contactClicks: 0,
      firstDay: '2026-11-01',
      lastDay: '2026-11-20',
    })
    const test = {
      testId: 'hero',
      version: 1,
      variants: [
        { id: 'control', weight: 50 },
        { id: 'b', weight: 50 },
      ],
    }
    const { report, days } = judgeCounts(test, [count('control', 3, 5), count('b', 4, 1)], '2026-11-22')
    expect([report.verdict, report.winner, days]).toEqual(['do_not_trust', null, 21])
    expect(report.sentence).toMatch(/“control” has 5 requests from 3 visitors, which cannot be/)
    expect(judgeCounts(test, [], '2026-11-22')).toMatchObject({ days: 0, firstDay: undefined, report: { verdict: 'too_early' } })
  })
})
