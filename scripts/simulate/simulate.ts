import { rm } from 'node:fs/promises'
import path from 'node:path'
import { stopEmbeddedPostgres } from '../../db/embedded/embedded-postgres.ts'
import { sampleRatioP } from '../../edge/platform/statistics/compare-arms.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { tenantFolder } from '../../tenants/load/list-tenants.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { expectTenants } from '../command-line/known-tenant.ts'
import { ROOT } from '../command-line/root.ts'
import { formatTable } from '../print/format-table.ts'
import { showEncodingProgress } from '../print/show-encoding-progress.ts'
import { showProgress } from '../print/show-progress.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import { startStack } from '../runtime/start-stack.ts'
import { parseEffect, parseRate } from './parse-effects.ts'
import { runSimulation } from './run-simulation.ts'

/** Where nothing else is: its data are thrown away by the next run. */
const OWN_FOLDER = '.cache/simulated'

interface Options {
  tenant: string
  days: number
  visitors: number
  rate: string
  effect: string[]
  seed: number
}

/** Traffic whose truth is known, through the real Workers with a virtual clock. Exit code 1 if Postgres has counted anything else. */
export async function simulate({ tenant, days, visitors, seed, ...texts }: Options): Promise<void> {
  const paths = buildPaths(ROOT)
  await expectTenants(ROOT, [tenant])
  const config = await loadTenant(tenantFolder(paths.tenants, tenant))
  const running = config.experiments.filter(({ status }) => status === 'running')
  const variants = [...new Set(running.flatMap((test) => test.variants.map(({ id }) => id)))]
  const effects = new Map(texts.effect.map((effect) => parseEffect(effect, variants)))
  const plan = { days, visitors, seed, effects, rate: parseRate(texts.rate) }
  const dataDir = await openOwnFolder()
  console.error(
    `Simulated visits and requests go into ${process.env.DATABASE_URL === undefined ? dataDir : 'the database of DATABASE_URL'}.`,
  )
  const stack = await startStack({
    paths,
    port: 0,
    dataDir,
    databaseUrl: process.env.DATABASE_URL,
    onProgress: showEncodingProgress,
    virtualClock: true,
  })
  try {
    const started = performance.now()
    const { port, databaseUrl } = stack
    const result = await runSimulation({ ...plan, now: new Date(), onProgress: showProgress('visitor'), port, databaseUrl, slug: tenant })
    const seconds = ((performance.now() - started) / 1000).toFixed(0)
    console.log(`${result.visitors} visitors in ${seconds} s, ${days} virtual days, seed ${seed}.\n`)
    tell(result, config)
  } finally {
    await stack.stop()
  }
}

/** A new one each time, beside the developer's own data, which her dashboards and reports show; DATA_DIR names another. */
async function openOwnFolder(): Promise<string> {
  if (process.env.DATA_DIR !== undefined) return dataDirOf(ROOT)
  const folder = path.join(ROOT, OWN_FOLDER)
  await stopEmbeddedPostgres(path.join(folder, 'postgres'))
  await rm(folder, { recursive: true, force: true })
  return folder
}

function tell(
  { comparisons, truth: facts }: Awaited<ReturnType<typeof runSimulation>>,
  config: Awaited<ReturnType<typeof loadTenant>>,
): void {
  const rows = comparisons.map(({ what, truth, postgres }) => ({
    what,
    truth: `${truth}`,
    Postgres: `${postgres}`,
    difference: `${postgres - truth}`,
  }))
  const uncounted = { what: 'pages to bots, prefetches, GPC', truth: `${facts.uncounted}`, Postgres: 'in none', difference: '' }
  console.log(formatTable([...rows, uncounted]))
  const ratios = config.experiments
    .filter(({ status }) => status === 'running')
    .map(({ id, version, variants }) => {
      const seen = (variant: string) => facts.exposures.get(`${id}.${version}:${variant}`) ?? 0
      const arms = variants.map((variant: { id: string; weight: number }) => ({ exposures: seen(variant.id), weight: variant.weight }))
      return { id, p: sampleRatioP(arms) }
    })
  for (const { id, p } of ratios) console.log(`\n${id}: sample ratio p = ${p.toPrecision(3)} (below 0.001 would mean a broken split)`)
  const wrong = judgement({
    isCounted: comparisons.every(({ truth, postgres }) => truth === postgres),
    isSplit: ratios.every(({ p }) => p >= 0.001),
  })
  console.log(
    wrong !== undefined
      ? `\n${wrong}`
      : `\nEverything was counted exactly once. Next: DATA_DIR=${process.env.DATA_DIR ?? OWN_FOLDER} npm run report -- ${config.slug}, or npm start with it.`,
  )
  process.exitCode = wrong === undefined ? 0 : 1
}

/** What is wrong, if something is. The same seed has the same visitors; which variant each is shown is drawn by the real Workers, anew in each run. */
export function judgement({ isCounted, isSplit }: { isCounted: boolean; isSplit: boolean }): string | undefined {
  if (!isCounted)
    return 'Postgres has counted something else than what happened: compare by day. Another run with this --seed has the same visitors, and draws their variants anew.'
  return isSplit
    ? undefined
    : 'Everything was counted exactly once, but visitors were not shared out by their weights: one run in a thousand looks like that by chance. Run it again.'
}
