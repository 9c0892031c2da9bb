import type { Verdict } from '../../../tenants/contract/experiments.ts'
import { betaMean, betaQuantile, posterior } from './beta.ts'
import { differenceInterval, expectedLoss, probabilityBest } from './compare-arms.ts'
import { type Arm, type Decision, decideVerdict, RULE, splitArms, weeksLeft } from './decide-verdict.ts'

export interface VariantSummary {
  name: string
  exposures: number
  conversions: number
  /** Posterior mean of the rate and the interval that holds it with 95%. */
  mean: number
  low: number
  high: number
  /** Probability that no other variant has a higher rate. */
  probabilityBest: number
  /** Conversions per exposure that choosing it costs on average. */
  expectedLoss: number
}

export interface VerdictReport {
  variants: VariantSummary[]
  /** Best challenger's rate minus control's, 95%. */
  difference: { low: number; high: number }
  sampleRatioP: number
  eValue: number
  verdict: Verdict
  /** Variant to keep, where the verdict names one. */
  winner: string | null
  /** One sentence with its numbers, for a person. */
  sentence: string
}

/** All that can be said of a test. `days`: full days it has run; undefined: not known. Throws RangeError for counts that cannot be. */
export function describeVerdict(arms: readonly Arm[], days: number | undefined): VerdictReport {
  const { control } = splitArms(arms)
  const beliefs = arms.map(posterior)
  const best = probabilityBest(beliefs)
  const loss = expectedLoss(beliefs)
  const decision = decideVerdict(arms, days)
  const variants = arms.map(({ name, exposures, conversions }, index) => {
    const belief = posterior({ exposures, conversions })
    const [low, high] = [betaQuantile(0.025, belief), betaQuantile(0.975, belief)]
    return {
      name,
      exposures,
      conversions,
      mean: betaMean(belief),
      low,
      high,
      probabilityBest: best[index] ?? 0,
      expectedLoss: loss[index] ?? 0,
    }
  })
  return {
    variants,
    difference: differenceInterval(posterior(control), posterior(decision.challenger)),
    sampleRatioP: decision.sampleRatioP,
    // A million conversions can be more evidence than a double holds.
    eValue: Math.min(Math.exp(decision.logEValue), Number.MAX_VALUE),
    verdict: decision.verdict,
    winner: decision.winner ?? null,
    sentence: sentenceOf(arms, { days, decision, variants }),
  }
}

function sentenceOf(
  arms: readonly Arm[],
  { days, decision, variants }: { days: number | undefined; decision: Decision; variants: readonly VariantSummary[] },
): string {
  const counted = (name: string) => {
    const arm = arms.find((each) => each.name === name)
    return `${plural(arm?.conversions ?? 0, 'request')} from ${plural(arm?.exposures ?? 0, 'visitor')}`
  }
  const named = (name: string) => (name === 'control' ? 'the page as it is' : `“${name}”`)
  switch (decision.verdict) {
    case 'do_not_trust':
      return `Do not trust this test: visitors were not split as planned (${arms.map(({ name, exposures }) => `${name} ${exposures}`).join(', ')}; by chance less than once in a thousand). Something is broken; tell the platform.`
    case 'too_early':
      return tooEarly(arms, days)
    case 'winner': {
      const winner = decision.winner ?? ''
      const other = winner === 'control' ? decision.challenger.name : 'control'
      return `${capital(named(winner))} works better: ${counted(winner)}, against ${counted(other)} with ${named(other)}. Keep it and end the test.`
    }
    case 'no_difference_worth_having':
      return `No difference worth having: ${named(decision.challenger.name)} brought ${counted(decision.challenger.name)}, the page as it is ${counted('control')}. Keep the page as it is and test something bolder.`
    case 'keep_running': {
      const leader = variants.toSorted((a, b) => b.probabilityBest - a.probabilityBest)[0]
      const weeks = weeksLeft(arms, days ?? 0)
      const rest =
        weeks === undefined
          ? 'at this traffic it would take more than a year: try something bolder'
          : `keep it running about ${weeks} more ${weeks === 1 ? 'week' : 'weeks'}`
      return `${capital(named(leader?.name ?? 'control'))} looks better (${Math.round((leader?.probabilityBest ?? 0) * 100)}%, ${counted(leader?.name ?? 'control')}), but it is not certain; ${rest}.`
    }
  }
}

function tooEarly(arms: readonly Arm[], days: number | undefined): string {
  const [conversions, exposures] = [arms.reduce((sum, arm) => sum + arm.conversions, 0), arms.reduce((sum, arm) => sum + arm.exposures, 0)]
  const missing = [
    ...(days === undefined ? [`${RULE.daysMin} full days`] : []),
    ...(days !== undefined && days < RULE.daysMin ? [`${more(RULE.daysMin - Math.floor(days), 'day')}`] : []),
    ...(conversions < RULE.conversionsMin ? [more(RULE.conversionsMin - conversions, 'request')] : []),
  ]
  if (exposures === 0) return `Too early to say: nobody has seen it yet. The test needs ${missing.join(' and ')}.`
  const time = days === undefined ? '' : days < 1 ? ' on its first day' : ` in ${plural(Math.floor(days), 'day')}`
  return `Too early to say: ${plural(conversions, 'request')} from ${plural(exposures, 'visitor')}${time}; the test needs ${missing.join(' and ')}.`
}

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
const more = (count: number, noun: string) => `${count} more ${noun}${count === 1 ? '' : 's'}`
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
