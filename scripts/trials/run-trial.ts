import { type Arm, findWinner } from '../../edge/platform/statistics/decide-verdict.ts'

export interface TrialPlan {
  days: number
  /** Visitors a day, both arms together. */
  visitors: number
  /** True conversion rates of control and challenger. */
  rates: readonly [number, number]
}

export interface TrialResult {
  /** First day on which a winner was called, and which. */
  winner: string
  day: number
}

/** One test of two even arms, looked at every evening; ends with its first winner. Undefined: none in all that time. */
export function runTrial({ days, visitors, rates }: TrialPlan, random: () => number): TrialResult | undefined {
  const arms: Arm[] = ['control', 'challenger'].map((name) => ({ name, exposures: 0, conversions: 0, weight: 1 }))
  for (let day = 1; day <= days; day++) {
    for (let visitor = 0; visitor < visitors; visitor++) {
      const index = random() < 0.5 ? 0 : 1
      const arm = arms[index] as Arm
      arm.exposures++
      if (random() < rates[index]) arm.conversions++
    }
    const winner = findWinner(arms, day)
    if (winner !== undefined) return { winner, day }
  }
  return undefined
}
