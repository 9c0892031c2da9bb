import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { formatTable } from '../print/format-table.ts'
import { showProgress } from '../print/show-progress.ts'
import { makeDatabase } from '../test-support/make-database.ts'
import { makeRandom } from './random-rules.ts'
import { runHistory } from './run-history.ts'

const PARALLEL = 4
const DIFFERING_MAX = 5

/** Random lives of a diary against a plain model of it. Exit code 1 with the seed of each that differs. */
export async function histories({ count, seed: first }: { count: number; seed: number }): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'histories-'))
  const server = await startEmbeddedPostgres(path.join(folder, 'postgres'))
  const started = performance.now()
  const counts = { offered: 0, taken: 0, refused: 0 }
  const differing: string[] = []
  let next = first
  let done = 0
  const tell = showProgress('history')
  try {
    const database = await makeDatabase(server.url)
    const walk = async () => {
      while (next < first + count && differing.length < DIFFERING_MAX) {
        const seed = next++
        try {
          const each = await runHistory(database.sql, makeRandom(seed))
          for (const name of ['offered', 'taken', 'refused'] as const) counts[name] += each[name]
        } catch (error) {
          differing.push(`Seed ${seed}: ${error instanceof Error ? error.message : String(error)}`)
        }
        done += 1
        if (done % 20 === 0 || done === count) tell(done, count)
      }
    }
    await Promise.all(Array.from({ length: PARALLEL }, walk))
    await database.drop()
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  console.log(formatTable([{ histories: `${next - first}`, ...mapText(counts), differing: `${differing.length}`, seconds }]))
  for (const line of differing) console.error(line)
  process.exit(differing.length === 0 ? 0 : 1)
}

function mapText(numbers: Record<string, number>): Record<string, string> {
  return Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, `${value}`]))
}
