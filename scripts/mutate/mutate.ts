import { existsSync } from 'node:fs'
import { buildAll } from '../../sites/builder/build-all.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { Failed } from '../command-line/failed.ts'
import { ROOT } from '../command-line/root.ts'
import { formatTable } from '../print/format-table.ts'
import { showEncodingProgress } from '../print/show-encoding-progress.ts'
import { MUTATIONS } from './mutations.ts'
import { NotMutable, type Outcome, runMutations } from './run-mutations.ts'

const KILLED_PERCENT_MIN = 85

/** Breaks load-bearing lines one by one in a copy of the checkout and runs the tests that should notice; a table, then each that survived. */
export async function mutate({ only, stackless }: { only: string; stackless: boolean }): Promise<void> {
  const chosen = MUTATIONS.filter(({ file, needs }) => file.startsWith(only) && !(stackless && needs === 'stack'))
  if (chosen.length === 0) throw new Failed(`No mutation is in a file that begins with "${only}".`)
  await buildFirst()
  const outcomes = await runMutations(chosen, ({ mutation, isKilled }) => {
    console.log(`${isKilled ? 'killed  ' : 'SURVIVED'}  ${mutation.file}  ${shorten(mutation.from)} -> ${shorten(mutation.to)}`)
  }).catch((error: unknown) => {
    throw error instanceof NotMutable ? new Failed(error.message) : error
  })
  const areas = Map.groupBy(outcomes, ({ mutation }) => mutation.file.split('/').slice(0, 2).join('/'))
  const rows = [...areas, ['all', outcomes] as const].map(([area, each]) => ({
    area,
    mutations: `${each.length}`,
    killed: `${each.filter(({ isKilled }) => isKilled).length}`,
  }))
  console.log(`\n${formatTable(rows)}`)
  tellSurvivors(outcomes)
  const percent = (100 * outcomes.filter(({ isKilled }) => isKilled).length) / outcomes.length
  console.log(`\n${percent.toFixed(0)}% killed, at least ${KILLED_PERCENT_MIN}% are asked.`)
  process.exitCode = percent >= KILLED_PERCENT_MIN ? 0 : 1
}

/** The copy of the checkout has what is built, as its tests want it: on a fresh clone that is nothing. */
async function buildFirst(): Promise<void> {
  const paths = buildPaths(ROOT)
  const isBuilt = existsSync(paths.engine) && existsSync(paths.dist) && existsSync(paths.cache)
  if (isBuilt) return
  console.error('Nothing is built here yet. Building the sites first …')
  const { problems } = await buildAll({ paths, tenants: [], force: false, onProgress: showEncodingProgress })
  if (problems.length > 0) throw new Failed('The sites do not build: npm run build says why.')
}

function tellSurvivors(outcomes: readonly Outcome[]): void {
  for (const { mutation, isKilled } of outcomes)
    if (!isKilled)
      console.log(`\n${mutation.file}: ${mutation.from}\n  survived: ${mutation.reason ?? 'no reason is known; write the test'}`)
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line === '' ? '(nothing)' : line.length > 60 ? `${line.slice(0, 57)}…` : line
}
