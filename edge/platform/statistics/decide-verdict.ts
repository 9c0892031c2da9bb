import type { Verdict } from '../../../tenants/contract/experiments.ts'
import { betaMean, posterior } from './beta.ts'
import { type ArmCount, bestChallenger, differenceInterval, expectedExposures, logEValue, sampleRatioP } from './compare-arms.ts'

/** One arm of a test as it was counted. */
export interface Arm extends ArmCount {
  /** `control` is the plain page. */
  name: string
  /** Share of the visitors it is drawn for, relative to the others. */
  weight: number
}

/** The rule. A winner needs all three; the e-value alone holds however often somebody looks. */
export const RULE = {
  eValueMin: 20,
  daysMin: 14,
  conversionsMin: 20,
  sampleRatioP: 0.001,
  expectedPerArmMin: 8,
  /** A gain of less than this share of control's rate is not worth having. */
  gainWorthHaving: 0.1,
} as const

export interface Decision {
  verdict: Verdict
  /** Name of the arm to keep: only for a winner, and where no difference is worth having (control). */
  winner: string | undefined
  sampleRatioP: number
  logEValue: number
  /** The arm that is compared with control. */
  challenger: Arm
}

/** Looks at counts and says what to do. `days`: full days the test has run; undefined: not known. Throws RangeError for counts that cannot be. */
export function decideVerdict(arms: readonly Arm[], days: number | undefined): Decision {
  const { control, challenger } = splitArms(arms)
  const decision = { sampleRatioP: sampleRatioP(arms), logEValue: logEValue(control, challenger), challenger }
  if (isSplitBroken(arms, decision.sampleRatioP)) return { ...decision, verdict: 'do_not_trust', winner: undefined }
  if (!hasEnough(arms, days)) return { ...decision, verdict: 'too_early', winner: undefined }
  if (decision.logEValue > Math.log(RULE.eValueMin)) return { ...decision, verdict: 'winner', winner: better(control, challenger).name }
  const { high } = differenceInterval(posterior(control), posterior(challenger))
  if (high < RULE.gainWorthHaving * betaMean(posterior(control)))
    return { ...decision, verdict: 'no_difference_worth_having', winner: control.name }
  return { ...decision, verdict: 'keep_running', winner: undefined }
}

/** Whether decideVerdict would call a winner, without the integrals that nobody needs for it. */
export function findWinner(arms: readonly Arm[], days: number): string | undefined {
  if (!hasEnough(arms, days) || isSplitBroken(arms, sampleRatioP(arms))) return undefined
  const { control, challenger } = splitArms(arms)
  return logEValue(control, challenger) > Math.log(RULE.eValueMin) ? better(control, challenger).name : undefined
}

const isSplitBroken = (arms: readonly Arm[], ratioP: number): boolean =>
  ratioP < RULE.sampleRatioP &&
  expectedExposures(arms).every((expected, index) => arms[index]?.weight === 0 || expected >= RULE.expectedPerArmMin)

const hasEnough = (arms: readonly Arm[], days: number | undefined): boolean =>
  days !== undefined && days >= RULE.daysMin && arms.reduce((sum, { conversions }) => sum + conversions, 0) >= RULE.conversionsMin

/** Control and the best of the others. */
export function splitArms(arms: readonly Arm[]): { control: Arm; challenger: Arm } {
  for (const { name, exposures, conversions, weight } of arms) {
    const whole = [exposures, conversions].every((count) => Number.isSafeInteger(count) && count >= 0)
    if (!whole || conversions > exposures || !(weight >= 0))
      throw new RangeError(`${name}: ${conversions} conversions of ${exposures} exposures with weight ${weight} cannot be.`)
  }
  const control = arms.find(({ name }) => name === 'control')
  const challenger = bestChallenger(arms.filter((arm) => arm !== control))
  if (!control || !challenger) throw new RangeError('A test has a variant "control" and at least one other.')
  return { control, challenger }
}

const better = (a: Arm, b: Arm) => (betaMean(posterior(b)) > betaMean(posterior(a)) ? b : a)

/** Further weeks until the e-value would pass, if rates and traffic stay as they are; undefined: more than a year. */
export function weeksLeft(arms: readonly Arm[], days: number): number | undefined {
  const { control, challenger } = splitArms(arms)
  const now = control.conversions + challenger.conversions
  const perWeek = (now / Math.max(days, 1)) * 7
  const expected = [control, challenger].map((arm) => betaMean(posterior(arm)) * arm.exposures)
  const share = (expected[1] ?? 0) / ((expected[0] ?? 0) + (expected[1] ?? 0))
  const at = (conversions: number): number => {
    const won = conversions * share
    const scale = conversions / Math.max(now, 1)
    return logEValue(
      { exposures: control.exposures * scale, conversions: conversions - won },
      { exposures: challenger.exposures * scale, conversions: won },
    )
  }
  for (let weeks = 1; weeks <= 52; weeks++) if (at(now + weeks * perWeek) > Math.log(RULE.eValueMin)) return weeks
  return undefined
}
