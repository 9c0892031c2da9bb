import { parseArgs } from 'node:util'
import { formatTable } from '../print/format-table.ts'
import { seededRandom } from '../simulate/seeded-random.ts'
import { runTrial } from '../trials/run-trial.ts'

// npm run trials -- [--tests 2000] [--days 60] [--visitors 30] [--rate 0.05] [--better 0.1] [--seed 1]
// How often the verdict's rule is wrong and how often it finds what is there, when somebody looks every day.

/** More than this share of tests without a difference may not call a winner. */
const FALSE_ALARMS_MAX = 0.05

const { values } = parseArgs({
  options: {
    tests: { type: 'string', default: '2000' },
    days: { type: 'string', default: '60' },
    visitors: { type: 'string', default: '30' },
    rate: { type: 'string', default: '0.05' },
    better: { type: 'string', default: '0.1' },
    seed: { type: 'string', default: '1' },
  },
})
const [tests, days, visitors, rate, better, seed] = [
  values.tests,
  values.days,
  values.visitors,
  values.rate,
  values.better,
  values.seed,
].map(Number) as [number, number, number, number, number, number]
if (![tests, days, visitors, rate, better, seed].every(Number.isFinite)) {
  console.error('--tests, --days, --visitors, --rate, --better and --seed are numbers.')
  process.exit(1)
}

const random = seededRandom(seed)
const rows = ([rate, better] as const).map((challenger) => {
  const results = Array.from({ length: tests }, () => runTrial({ days, visitors, rates: [rate, challenger] }, random))
  const called = results.filter((result) => result !== undefined)
  const right = called.filter(({ winner }) => winner === 'challenger')
  const sorted = right.map(({ day }) => day).sort((a, b) => a - b)
  const quantile = (share: number) => (sorted.length === 0 ? '–' : `${sorted[Math.floor(share * (sorted.length - 1))]}`)
  return { challenger, called: called.length / tests, right: right.length / tests, quantile }
})
const percent = (share: number) => `${(share * 100).toFixed(1)} %`
console.log(
  `${tests} tests of each kind, ${visitors} visitors a day over two even arms, looked at on each of ${days} days (seed ${seed}).\n`,
)
console.log(
  formatTable(
    rows.map(({ challenger, called, right, quantile }) => ({
      test: challenger === rate ? `A/A, ${percent(rate)} both` : `A/B, ${percent(rate)} -> ${percent(challenger)}`,
      'calls a winner': percent(called),
      'finds the challenger': challenger === rate ? '–' : percent(right),
      'on day (10 %, median, 90 %)': challenger === rate ? '–' : [0.1, 0.5, 0.9].map(quantile).join(', '),
    })),
  ),
)
const falseAlarms = rows[0]?.called ?? 1
console.log(`\nFalse alarms: ${percent(falseAlarms)} of at most ${percent(FALSE_ALARMS_MAX)}.`)
process.exitCode = falseAlarms <= FALSE_ALARMS_MAX ? 0 : 1
