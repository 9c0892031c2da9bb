import { parseArgs } from 'node:util'
import { MUTATIONS } from '../mutate/mutations.ts'
import { NotMutable, runMutations } from '../mutate/run-mutations.ts'
import { formatTable } from '../print/format-table.ts'

// npm run mutate [-- --only edge/site/bookings] [--stackless]: breaks load-bearing lines one by one in a copy of the checkout and runs the tests
// that should notice; exit 1 if fewer than 85 % are noticed.

const KILLED_PERCENT_MIN = 85
const { values } = parseArgs({ options: { only: { type: 'string', default: '' }, stackless: { type: 'boolean', default: false } } })
const chosen = MUTATIONS.filter(({ file, needs }) => file.startsWith(values.only) && !(values.stackless && needs === 'stack'))
try {
  const outcomes = await runMutations(chosen, ({ mutation, isKilled }) => {
    console.log(`${isKilled ? 'killed  ' : 'SURVIVED'}  ${mutation.file}  ${shorten(mutation.from)} -> ${shorten(mutation.to)}`)
  })
  const areas = Map.groupBy(outcomes, ({ mutation }) => mutation.file.split('/').slice(0, 2).join('/'))
  const rows = [...areas, ['all', outcomes] as const].map(([area, each]) => ({
    area,
    mutations: `${each.length}`,
    killed: `${each.filter(({ isKilled }) => isKilled).length}`,
  }))
  console.log(`\n${formatTable(rows)}`)
  for (const { mutation, isKilled } of outcomes)
    if (!isKilled)
      console.log(`\n${mutation.file}: ${mutation.from}\n  survived: ${mutation.reason ?? 'no reason is known; write the test'}`)
  const percent = (100 * outcomes.filter(({ isKilled }) => isKilled).length) / outcomes.length
  console.log(`\n${percent.toFixed(0)}% killed, at least ${KILLED_PERCENT_MIN}% are asked.`)
  process.exitCode = percent >= KILLED_PERCENT_MIN ? 0 : 1
} catch (error) {
  console.error(error instanceof NotMutable ? error.message : error)
  process.exit(1)
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line === '' ? '(nothing)' : line.length > 60 ? `${line.slice(0, 57)}…` : line
}
