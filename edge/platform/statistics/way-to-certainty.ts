import { RULE } from './decide-verdict.ts'
import type { VerdictReport } from './describe-verdict.ts'

/**
 * How far a test is on its way to an answer, 0 to 1: days, requests and evidence all have to be there, so the one that is furthest behind counts. A
 * decided test is there, whichever way it was decided. Pure.
 */
export function wayToCertainty({ verdict, variants, eValue }: VerdictReport, days: number): number {
  if (verdict === 'winner' || verdict === 'no_difference_worth_having') return 1
  const requests = variants.reduce((sum, { conversions }) => sum + conversions, 0)
  const shares = [days / RULE.daysMin, requests / RULE.conversionsMin, Math.log(Math.max(1, eValue)) / Math.log(RULE.eValueMin)]
  // Certainty is for the decided: nothing that is not looks finished.
  return Math.min(0.99, ...shares.map((share) => Math.max(0, share)))
}
