import path from 'node:path'
import { parseArgs } from 'node:util'
import { sampleRatioP } from '../../edge/platform/statistics/compare-arms.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { tenantFolder } from '../../tenants/load/list-tenants.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { formatTable } from '../print/format-table.ts'
import { showEncodingProgress } from '../print/show-encoding-progress.ts'
import { dataDirOf } from '../runtime/data-dir.ts'
import { startStack } from '../runtime/start-stack.ts'
import { runSimulation } from '../simulate/run-simulation.ts'

// npm run simulate -- [--tenant claire] [--days 30] [--visitors 40] [--rate 5%] [--effect garden=+60%] [--seed 7]
// Traffic whose truth is known, through the real Workers with a virtual clock; exit 1 if Postgres has counted anything else.

const { values } = parseArgs({
  options: {
    tenant: { type: 'string', default: 'claire' },
    days: { type: 'string', default: '30' },
    visitors: { type: 'string', default: '40' },
    rate: { type: 'string', default: '5%' },
    effect: { type: 'string', multiple: true, default: [] },
    seed: { type: 'string', default: '7' },
  },
})
const root = path.resolve(import.meta.dirname, '../..')
const paths = buildPaths(root)

try {
  const config = await loadTenant(tenantFolder(paths.tenants, values.tenant))
  const effects = new Map(values.effect.map(parseEffect))
  const [days, visitors, seed] = [wholeNumber('days'), wholeNumber('visitors'), wholeNumber('seed')]
  const stack = await startStack({
    paths,
    port: 0,
    dataDir: dataDirOf(root),
    databaseUrl: process.env.DATABASE_URL,
    onProgress: showEncodingProgress,
    virtualClock: true,
  })
  try {
    const started = performance.now()
    const onProgress = (done: number, total: number) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} visitors`)
    }
    const plan = { days, visitors, seed, effects, rate: parsePercent(values.rate) / 100, now: new Date(), onProgress }
    const result = await runSimulation({ ...plan, port: stack.port, databaseUrl: stack.databaseUrl, slug: values.tenant })
    if (process.stderr.isTTY) process.stderr.write('\r')
    const rows = result.comparisons.map(({ what, truth, postgres }) => ({
      what,
      truth: `${truth}`,
      Postgres: `${postgres}`,
      difference: `${postgres - truth}`,
    }))
    console.log(
      `${result.visitors} visitors in ${((performance.now() - started) / 1000).toFixed(0)} s, ${days} virtual days, seed ${seed}.\n`,
    )
    console.log(
      formatTable([
        ...rows,
        { what: 'pages to bots, prefetches, GPC', truth: `${result.truth.uncounted}`, Postgres: 'in none', difference: '' },
      ]),
    )
    const ratios = config.experiments
      .filter(({ status }) => status === 'running')
      .map(({ id, version, variants }) => {
        const seen = (variant: string) => result.truth.exposures.get(`${id}.${version}:${variant}`) ?? 0
        const arms = variants.map((variant: { id: string; weight: number }) => ({ exposures: seen(variant.id), weight: variant.weight }))
        return { id, p: sampleRatioP(arms) }
      })
    for (const { id, p } of ratios) console.log(`\n${id}: sample ratio p = ${p.toPrecision(3)} (below 0.001 would mean a broken split)`)
    const wrong = result.comparisons.some(({ truth, postgres }) => truth !== postgres) || ratios.some(({ p }) => p < 0.001)
    console.log(wrong ? '\nPostgres has counted something else than what happened.' : '\nEverything was counted exactly once.')
    process.exitCode = wrong ? 1 : 0
  } finally {
    await stack.stop()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

function wholeNumber(name: 'days' | 'visitors' | 'seed'): number {
  const number = Number(values[name])
  if (Number.isInteger(number) && number > 0) return number
  throw new Error(`--${name} must be a whole number above 0, not "${values[name]}".`)
}

function parsePercent(text: string): number {
  const number = Number(text.replace(/%$/, ''))
  if (text.trim() !== '' && Number.isFinite(number)) return number
  throw new Error(`"${text}" is not a percentage, for example 5% or +60%.`)
}

/** `garden=+60%` -> garden, 1.6 */
function parseEffect(text: string): [string, number] {
  const [variant, effect] = text.split('=')
  if (!variant || effect === undefined) throw new Error(`--effect "${text}" is not <variant>=<percent>, for example garden=+60%.`)
  return [variant, 1 + parsePercent(effect) / 100]
}
