import { RULE } from '../statistics/decide-verdict.ts'
import type { VerdictReport } from '../statistics/describe-verdict.ts'

/** How far a test is on its way to an answer that is not luck, 0 to 1: the least of what the rule asks for (evidence, days, requests). Pure. */
export function wayToCertainty(
  { variants, eValue, verdict }: Pick<VerdictReport, 'variants' | 'eValue' | 'verdict'>,
  days: number,
): number {
  if (verdict === 'winner' || verdict === 'no_difference_worth_having') return 1
  const requests = variants.reduce((sum, { conversions }) => sum + conversions, 0)
  const evidence = Math.log(Math.max(1, eValue)) / Math.log(RULE.eValueMin)
  return Math.min(1, evidence, days / RULE.daysMin, requests / RULE.conversionsMin)
}
