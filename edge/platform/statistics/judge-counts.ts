import type { TestCount } from '../../../db/queries/read-test-counts.ts'
import { describeVerdict, type VerdictReport } from './describe-verdict.ts'

export interface JudgedTest {
  report: VerdictReport
  /** Full days since the first visitor was counted. */
  days: number
  /** Undefined while nobody has been counted. */
  firstDay: string | undefined
}

/** What the counts of a test's present version say. `today`: a day of the tenant's time zone, e.g. 2026-11-23. */
export function judgeCounts(
  test: { testId: string; version: number; variants: readonly { id: string; weight: number }[] },
  counts: readonly TestCount[],
  today: string,
): JudgedTest {
  const own = counts.filter(({ testId, version }) => testId === test.testId && version === test.version)
  const firstDay = own.map((count) => count.firstDay).sort()[0]
  const days = firstDay === undefined ? 0 : Math.max(0, Math.round((Date.parse(today) - Date.parse(firstDay)) / 86_400_000))
  const arms = test.variants.map(({ id, weight }) => {
    const count = own.find(({ variant }) => variant === id)
    return { name: id, weight, exposures: count?.exposures ?? 0, conversions: count?.conversions ?? 0 }
  })
  const impossible = arms.find(({ exposures, conversions }) => conversions > exposures)
  if (!impossible) return { report: describeVerdict(arms, days), days, firstDay }
  // Cookies can be forged: a page that shows the counts must not break on them, and nobody should act on them.
  const possible = arms.map((arm) => ({ ...arm, conversions: Math.min(arm.conversions, arm.exposures) }))
  const sentence = `Do not trust this test: “${impossible.name}” has ${impossible.conversions} requests from ${impossible.exposures} visitors, which cannot be. Somebody has sent false counts; tell the platform.`
  return { report: { ...describeVerdict(possible, days), verdict: 'do_not_trust', winner: null, sentence }, days, firstDay }
}
