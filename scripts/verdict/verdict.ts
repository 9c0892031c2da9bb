import { describeVerdict } from '../../edge/platform/statistics/describe-verdict.ts'
import { Usage } from '../command-line/failed.ts'
import { formatTable } from '../print/format-table.ts'
import { parseArm } from './parse-arm.ts'

/** What such counts mean, as a table and a sentence, or as JSON. */
export function verdict({ variant, days, json }: { variant: string[]; days?: number | undefined; json: boolean }): void {
  const arms = variant.map(parseArm)
  const twice = arms.find(({ name }, index) => arms.findIndex((arm) => arm.name === name) !== index)
  if (twice) throw new Usage(`The variant "${twice.name}" is there twice; each is named once.`)
  const report = describeVerdict(arms, days)
  if (json) {
    console.log(JSON.stringify(report, null, 2))
    return
  }
  const percent = (rate: number) => `${(rate * 100).toFixed(2)} %`
  console.log(
    formatTable(
      report.variants.map((each) => ({
        variant: each.name,
        exposures: `${each.exposures}`,
        conversions: `${each.conversions}`,
        rate: percent(each.mean),
        '95 % between': `${percent(each.low)} and ${percent(each.high)}`,
        best: percent(each.probabilityBest),
        'loss if chosen': percent(each.expectedLoss),
      })),
    ),
  )
  console.log(`\nBest challenger minus control, 95 %: ${percent(report.difference.low)} to ${percent(report.difference.high)}`)
  console.log(`e-value ${report.eValue.toPrecision(4)} (20 is enough), sample ratio p = ${report.sampleRatioP.toPrecision(3)}`)
  console.log(`\n${report.verdict}: ${report.sentence}`)
}
