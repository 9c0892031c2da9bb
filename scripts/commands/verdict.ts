import { parseArgs } from 'node:util'
import { describeVerdict } from '../../edge/platform/statistics/describe-verdict.ts'
import { formatTable } from '../print/format-table.ts'
import { parseArm } from '../verdict/parse-arm.ts'

// npm run verdict -- --variant control:EXPOSURES:CONVERSIONS[:WEIGHT] --variant garden:… [--days N] [--json]

try {
  const { values } = parseArgs({
    options: { variant: { type: 'string', multiple: true }, days: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const arms = (values.variant ?? []).map(parseArm)
  const twice = arms.find(({ name }, index) => arms.findIndex((arm) => arm.name === name) !== index)
  if (twice) throw new Error(`The variant "${twice.name}" is there twice; each is named once.`)
  const days = values.days === undefined ? undefined : Number(values.days)
  if (days !== undefined && !(days >= 0)) throw new Error(`--days "${values.days}" is no number of days.`)
  const report = describeVerdict(arms, days)
  if (values.json) console.log(JSON.stringify(report, null, 2))
  else {
    const percent = (rate: number) => `${(rate * 100).toFixed(2)} %`
    console.log(
      formatTable(
        report.variants.map((variant) => ({
          variant: variant.name,
          exposures: `${variant.exposures}`,
          conversions: `${variant.conversions}`,
          rate: percent(variant.mean),
          '95 % between': `${percent(variant.low)} and ${percent(variant.high)}`,
          best: percent(variant.probabilityBest),
          'loss if chosen': percent(variant.expectedLoss),
        })),
      ),
    )
    console.log(`\nBest challenger minus control, 95 %: ${percent(report.difference.low)} to ${percent(report.difference.high)}`)
    console.log(`e-value ${report.eValue.toPrecision(4)} (20 is enough), sample ratio p = ${report.sampleRatioP.toPrecision(3)}`)
    console.log(`\n${report.verdict}: ${report.sentence}`)
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
