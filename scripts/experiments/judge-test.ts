import type { TestCount } from '../../db/queries/read-test-counts.ts'
import { type JudgedTest, judgeCounts } from '../../edge/platform/statistics/judge-counts.ts'
import type { Experiment } from '../../tenants/contract/experiments.ts'

/** What the counts of a test's present version say; a test that nobody has seen begins when the YAML says. */
export function judgeTest(experiment: Experiment, counts: readonly TestCount[], today: string): JudgedTest & { firstDay: string } {
  const { id: testId, version, variants, start } = experiment
  const judged = judgeCounts({ testId, version, variants }, counts, today)
  return { ...judged, firstDay: judged.firstDay ?? start }
}

/** Today where the tenant is. en-CA writes a date as ISO 8601 does. */
export const todayIn = (timeZone: string, now = new Date()): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
