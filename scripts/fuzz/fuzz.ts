import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { buildPaths } from '../../sites/builder/paths.ts'
import { ROOT } from '../command-line/root.ts'
import { formatTable } from '../print/format-table.ts'
import { startStack } from '../runtime/start-stack.ts'
import { openDoors } from './open-doors.ts'
import { PARSERS } from './parsers.ts'
import { findFault, planRequests } from './requests.ts'

/** A request takes fifty times as long as a parser. */
const REQUEST_SHARE = 0.1
const PARALLEL = 12

type Row = Record<'what' | 'inputs' | 'faults' | 'seconds', string>

/** Random inputs into every parser and every endpoint: a table, then each fault. Exit code 1 if one throws, hangs or answers 5xx. */
export async function fuzz({ inputs, seed }: { inputs: number; seed: number }): Promise<void> {
  const faults: string[] = []
  // Dropped connections and malformed messages are told to the log by the code under test; here they would hide the table.
  const log = console.log
  console.log = () => undefined
  const rows = await fuzzParsers(Math.ceil((inputs * (1 - REQUEST_SHARE)) / Object.keys(PARSERS).length), seed, faults)
  rows.push(await fuzzEndpoints(Math.ceil(inputs * REQUEST_SHARE), seed, faults))
  console.log = log
  console.log(formatTable(rows))
  for (const fault of faults) console.error(fault)
  process.exit(faults.length === 0 ? 0 : 1)
}

async function fuzzParsers(numRuns: number, seed: number, faults: string[]): Promise<Row[]> {
  const rows: Row[] = []
  for (const [name, { input, parse }] of Object.entries(PARSERS)) {
    const start = performance.now()
    let thrown = 0
    for (const sample of fc.sample(input, { numRuns, seed })) {
      try {
        await parse(sample as never)
      } catch (error) {
        thrown += 1
        if (thrown <= 3) faults.push(`${name}: ${JSON.stringify(sample)}: ${error instanceof Error ? error.message : String(error)}`)
      }
    }
    rows.push({ what: name, inputs: `${numRuns}`, faults: `${thrown}`, seconds: secondsSince(start) })
  }
  return rows
}

async function fuzzEndpoints(count: number, seed: number, faults: string[]): Promise<Row> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fuzz-'))
  const stack = await startStack({ paths: buildPaths(ROOT), port: 0, dataDir, databaseUrl: undefined, onProgress: () => undefined })
  const start = performance.now()
  const samples = fc.sample(planRequests(await openDoors(stack, dataDir)), { numRuns: count, seed })
  let wrong = 0
  const walk = async () => {
    for (let request = samples.pop(); request; request = samples.pop()) {
      const fault = await findFault(stack.port, request)
      if (fault === undefined) continue
      wrong += 1
      const asked = `${request.method} ${request.slug ?? ''}${request.path} ${request.body ?? ''} ${JSON.stringify(request.headers)}`
      if (wrong <= 5) faults.push(`${asked}: ${fault}`)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, walk))
  await stack.stop()
  await rm(dataDir, { recursive: true, force: true })
  return { what: 'requests to every endpoint', inputs: `${count}`, faults: `${wrong}`, seconds: secondsSince(start) }
}

const secondsSince = (start: number): string => ((performance.now() - start) / 1000).toFixed(1)
