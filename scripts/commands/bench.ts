import process from 'node:process'

// npm run bench -- build | blocked | blocks | edge | edit | ingest | memory | queries | page | publish | reports [--quick]: one table each, with our figure, the floor's from the same run, and the ratio.

// Each imported only when it runs: between them they load nearly every library.
const BENCHES: Record<string, () => Promise<(quick: boolean) => Promise<string>>> = {
  build: async () => (await import('../bench/bench-build.ts')).benchBuild,
  blocked: async () => (await import('../bench/bench-blocked.ts')).benchBlocked,
  blocks: async () => (await import('../bench/bench-blocks.ts')).benchBlocks,
  edge: async () => (await import('../bench/bench-edge.ts')).benchEdge,
  edit: async () => (await import('../bench/bench-edit.ts')).benchEdit,
  ingest: async () => (await import('../bench/bench-ingest.ts')).benchIngest,
  memory: async () => (await import('../bench/bench-memory.ts')).benchMemory,
  queries: async () => (await import('../bench/bench-queries.ts')).benchQueries,
  page: async () => (await import('../bench/bench-page.ts')).benchPage,
  publish: async () => (await import('../bench/bench-publish.ts')).benchPublish,
  reports: async () => (await import('../bench/bench-reports.ts')).benchReports,
}

const [name = '', ...flags] = process.argv.slice(2)
const load = BENCHES[name]
if (!load) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join(' | ')} [--quick]`)
  process.exit(1)
}
try {
  const bench = await load()
  console.log(await bench(flags.includes('--quick')))
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exit(1)
}
