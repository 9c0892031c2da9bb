import { formatTable } from '../print/format-table.ts'
import { seededRandom } from '../simulate/seeded-random.ts'
import { runTrial } from './run-trial.ts'

/** More than this share of tests without a difference may not call a winner. */
const FALSE_ALARMS_MAX = 0.05

export interface TrialOptions {
  tests: number
  days: number
  visitors: number
  rate: number
  better: number
  seed: number
}

/** How often the verdict's rule is wrong and how often it finds what is there, when somebody looks every day. */
export function trials({ tests, days, visitors, rate, better, seed }: TrialOptions): void {
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
}
