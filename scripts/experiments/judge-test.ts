import type { TestCount } from '../../db/queries/read-test-counts.ts'
import { describeVerdict, type VerdictReport } from '../../edge/verdict/describe-verdict.ts'
import type { Experiment } from '../../tenants/contract/experiments.ts'

export interface JudgedTest {
  report: VerdictReport
  /** Full days since the first visitor was counted. */
  days: number
  firstDay: string
}

/** What the counts of a test's present version say. `today`: day in the tenant's time zone. */
export function judgeTest(experiment: Experiment, counts: readonly TestCount[], today: string): JudgedTest {
  const own = counts.filter(({ testId, version }) => testId === experiment.id && version === experiment.version)
  const firstCounted = own.map((count) => count.firstDay).sort()[0]
  const days = firstCounted === undefined ? 0 : Math.max(0, Math.round((Date.parse(today) - Date.parse(firstCounted)) / 86_400_000))
  const arms = experiment.variants.map(({ id, weight }: { id: string; weight: number }) => {
    const count = own.find(({ variant }) => variant === id)
    return { name: id, weight, exposures: count?.exposures ?? 0, conversions: count?.conversions ?? 0 }
  })
  return { report: describeVerdict(arms, days), days, firstDay: firstCounted ?? experiment.start }
}

/** Today where the tenant is. en-CA writes a date as ISO 8601 does. */
export const todayIn = (timeZone: string, now = new Date()): string => new Intl.DateTimeFormat('en-CA', { timeZone }).format(now)
