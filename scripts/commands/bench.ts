import { benchBlocks } from '../bench/bench-blocks.ts'
import { benchBuild } from '../bench/bench-build.ts'
import { benchEdge } from '../bench/bench-edge.ts'
import { benchIngest } from '../bench/bench-ingest.ts'
import { benchPage } from '../bench/bench-page.ts'
import { benchQueries } from '../bench/bench-queries.ts'
import { benchReports } from '../bench/bench-reports.ts'

// npm run bench -- build | blocks | edge | ingest | queries | page | reports [--quick]: one table each, with our figure, the floor's from the same run, and the ratio.

const BENCHES: Record<string, (quick: boolean) => Promise<string>> = {
  build: benchBuild,
  blocks: benchBlocks,
  edge: benchEdge,
  ingest: benchIngest,
  queries: benchQueries,
  page: benchPage,
  reports: benchReports,
}

const [name = '', ...flags] = process.argv.slice(2)
const bench = BENCHES[name]
if (!bench) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join(' | ')} [--quick]`)
  process.exit(1)
}
try {
  console.log(await bench(flags.includes('--quick')))
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
}
