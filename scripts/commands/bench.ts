import { declare } from '../command-line/declare.ts'
import { Usage } from '../command-line/failed.ts'
import { runCommand } from '../command-line/run-command.ts'

type Bench = (quick: boolean) => Promise<string>
/** Each imported only when it runs: between them they load nearly every library. */
const BENCHES: Record<string, { says: string; pairs?: boolean; load: (against?: string) => Promise<Bench> }> = {
  build: {
    says: 'sites and their photos, beside Hugo, Eleventy and Astro',
    load: async () => (await import('../bench/bench-build.ts')).benchBuild,
  },
  blocked: {
    says: 'from a tap on "block" to a refusal at the form',
    load: async () => (await import('../bench/bench-blocked.ts')).benchBlocked,
  },
  blocks: {
    says: 'whether a blocked client could tell by the time of the answer',
    load: async () => (await import('../bench/bench-blocks.ts')).benchBlocks,
  },
  bookings: {
    says: 'stored each second, with their mails',
    load: async () => (await import('../bench/bench-bookings.ts')).benchBookings,
  },
  edge: {
    says: 'pages and bookings through the Workers, beside a bare one',
    load: async () => (await import('../bench/bench-edge.ts')).benchEdge,
  },
  edit: { says: 'from a saved file to the served page', load: async () => (await import('../bench/bench-edit.ts')).benchEdit },
  ingest: { says: 'events into Postgres, beside a raw insert', load: async () => (await import('../bench/bench-ingest.ts')).benchIngest },
  memory: { says: 'of a machine with many sites', load: async () => (await import('../bench/bench-memory.ts')).benchMemory },
  queries: { says: 'what her app asks of millions of events', load: async () => (await import('../bench/bench-queries.ts')).benchQueries },
  page: {
    says: 'bytes and requests of a page, beside two other generators',
    load: async () => (await import('../bench/bench-page.ts')).benchPage,
  },
  publish: {
    says: 'from "Publish" to the new text at the public address',
    load: async () => (await import('../bench/bench-publish.ts')).benchPublish,
  },
  reports: { says: 'weekly mails of many tenants', load: async () => (await import('../bench/bench-reports.ts')).benchReports },
  rollups: { says: 'a day with many events, after a few more', load: async () => (await import('../bench/bench-rollups.ts')).benchRollups },
  start: {
    says: 'npm start after npm ci, and with nothing to build; --against',
    pairs: true,
    load: async (against) => {
      const { benchStart } = await import('../bench/bench-start.ts')
      return (quick) => benchStart(quick, against)
    },
  },
}

export const command = declare('bench', {
  group: 'Quality',
  says: "one table of speed: our figure, a floor's or a peer's from the same run, and the ratio",
  examples: ['bench -- edge', 'bench -- publish --quick'],
  more: `Benches:\n${Object.entries(BENCHES)
    .map(([name, { says }]) => `  ${name.padEnd(10)}${says}`)
    .join('\n')}`,
})
  .argument('<bench>', 'one of those below')
  .option('--quick', 'the same with little data: shows that it runs, measures nothing', false)
  .option('--against <checkout>', 'another checkout with its modules: both are measured in turns, where the bench says so')
  .action(async (name, { quick, against }) => {
    const bench = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined
    if (!bench) throw new Usage(`There is no bench "${name}". There are: ${Object.keys(BENCHES).join(', ')}.`)
    if (against !== undefined && !bench.pairs) throw new Usage(`The bench "${name}" measures this checkout alone.`)
    const run = await bench.load(against)
    console.log(await run(quick))
  })

if (import.meta.main) await runCommand(command)
