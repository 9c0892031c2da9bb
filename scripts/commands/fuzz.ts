import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { buildPaths } from '../../sites/builder/paths.ts'
import { openDoors } from '../fuzz/open-doors.ts'
import { PARSERS } from '../fuzz/parsers.ts'
import { findFault, planRequests } from '../fuzz/requests.ts'
import { formatTable } from '../print/format-table.ts'
import { startStack } from '../runtime/start-stack.ts'

// npm run fuzz -- [--inputs 100000] [--seed 1]: random inputs into every parser and every endpoint; exit 1 if one throws, hangs or answers 5xx.

const { values } = parseArgs({ options: { inputs: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } })
const [inputs, seed] = [Number(values.inputs), Number(values.seed)]
if (!Number.isInteger(inputs) || inputs < 100 || !Number.isInteger(seed)) {
  console.error('--inputs is a whole number of at least 100, --seed a whole number.')
  process.exit(1)
}
/** A request takes fifty times as long as a parser. */
const REQUEST_SHARE = 0.1
const PARALLEL = 12
const faults: string[] = []
const rows: Record<string, string>[] = []

const perParser = Math.ceil((inputs * (1 - REQUEST_SHARE)) / Object.keys(PARSERS).length)
// Dropped connections and malformed messages are told to the log by the code under test; here they would hide the table.
const log = console.log
console.log = () => undefined
for (const [name, { input, parse }] of Object.entries(PARSERS)) {
  const start = performance.now()
  let thrown = 0
  for (const sample of fc.sample(input, { numRuns: perParser, seed })) {
    try {
      await parse(sample as never)
    } catch (error) {
      thrown += 1
      if (thrown <= 3) faults.push(`${name}: ${JSON.stringify(sample)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  rows.push({ what: name, inputs: `${perParser}`, faults: `${thrown}`, seconds: ((performance.now() - start) / 1000).toFixed(1) })
}
rows.push(await fuzzEndpoints(Math.ceil(inputs * REQUEST_SHARE)))
console.log = log
console.log(formatTable(rows))
for (const fault of faults) console.error(fault)
process.exit(faults.length === 0 ? 0 : 1)

async function fuzzEndpoints(count: number): Promise<Record<string, string>> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fuzz-'))
  const paths = buildPaths(path.resolve(import.meta.dirname, '../..'))
  const stack = await startStack({ paths, port: 0, dataDir, databaseUrl: undefined, onProgress: () => undefined })
  const start = performance.now()
  const samples = fc.sample(planRequests(await openDoors(stack, dataDir)), { numRuns: count, seed })
  let wrong = 0
  const walk = async () => {
    for (let request = samples.pop(); request; request = samples.pop()) {
      const fault = await findFault(stack.port, request)
      if (fault === undefined) continue
      wrong += 1
      if (wrong <= 5)
        faults.push(
          `${request.method} ${request.slug ?? ''}${request.path} ${request.body ?? ''} ${JSON.stringify(request.headers)}: ${fault}`,
        )
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, walk))
  await stack.stop()
  await rm(dataDir, { recursive: true, force: true })
  return {
    what: 'requests to every endpoint',
    inputs: `${count}`,
    faults: `${wrong}`,
    seconds: ((performance.now() - start) / 1000).toFixed(1),
  }
}
