import { logEValue } from './compare-arms.ts'
import { RULE } from './decide-verdict.ts'

/** What a test is begun for: one photo that brings twice the requests of the other. */
export const TIMES_WORTH_FINDING = 2
const WEEKS_MAX = 52

/**
 * How long a test of two halves takes, by its own rule (decide-verdict.ts), until such a difference is certain, if everybody goes on coming and asking as
 * they do now. Undefined: longer than a year, or nobody asks. Pure.
 */
export function weeksNeeded({
  visitorsPerWeek,
  requestsPerWeek,
}: {
  visitorsPerWeek: number
  requestsPerWeek: number
}): number | undefined {
  if (visitorsPerWeek <= 0 || requestsPerWeek <= 0) return undefined
  for (let weeks = Math.ceil(RULE.daysMin / 7); weeks <= WEEKS_MAX; weeks++) {
    const exposures = (visitorsPerWeek * weeks) / 2
    const conversions = Math.min(exposures, (requestsPerWeek * weeks) / 2)
    const more = Math.min(exposures, conversions * TIMES_WORTH_FINDING)
    const evidence = logEValue({ exposures, conversions }, { exposures, conversions: more })
    if (conversions + more >= RULE.conversionsMin && evidence > Math.log(RULE.eValueMin)) return weeks
  }
  return undefined
}
