import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createTwoFilesPatch } from 'diff'
import type { Sql } from 'postgres'
import { readTestCounts } from '../../db/queries/read-test-counts.ts'
import { signPreview } from '../../edge/site/variants/preview-link.ts'
import type { Experiment } from '../../tenants/contract/experiments.ts'
import { canonicalUrl, localUrl, pagePath, tenantHost } from '../../tenants/contract/urls.ts'
import { loadTenant, type TenantConfig } from '../../tenants/load/load-tenant.ts'
import { formatTable } from '../print/format-table.ts'
import { loadLocalSecrets, previewKey } from '../runtime/local-secrets.ts'
import { endTest, type TenantFiles } from './end-test.ts'
import { judgeTest, todayIn } from './judge-test.ts'

const FILES = ['experiments.yaml', 'content.yaml', 'photos.yaml'] as const
const PREVIEW_DAYS = 30
const DAY_MS = 86_400_000

/** A table of all tests of these tenants, and a sentence for each that has been shown to anybody. */
export async function listTests(sql: Sql, tenants: readonly TenantConfig[]): Promise<string> {
  const rows: Record<string, string>[] = []
  const sentences: string[] = []
  for (const { slug, tenant, experiments } of tenants) {
    const counts = await readTestCounts(sql, slug)
    for (const experiment of experiments) {
      const { report, days } = judgeTest(experiment, counts, todayIn(tenant.timeZone))
      const sum = (field: 'exposures' | 'conversions') => report.variants.reduce((total, variant) => total + variant[field], 0)
      rows.push({
        tenant: slug,
        test: `${experiment.id}.${experiment.version}`,
        where: `${experiment.page}/${experiment.slot}`,
        status: experiment.winner === undefined ? experiment.status : `${experiment.status} (${experiment.winner})`,
        visitors: `${sum('exposures')}`,
        requests: `${sum('conversions')}`,
        days: `${days}`,
        verdict: experiment.result?.verdict ?? report.verdict,
      })
      if (sum('exposures') > 0 || experiment.result)
        sentences.push(`${slug} ${experiment.id}: ${experiment.result?.sentence ?? report.sentence}`)
    }
  }
  return rows.length === 0 ? 'No tenant has a test.' : [formatTable(rows), '', ...sentences].join('\n')
}

/** Ends a test with this variant as the plain page (undefined: the winner that the verdict names). Returns the diff. */
export async function endTestOf(
  sql: Sql,
  { folder, testId, variant }: { folder: string; testId: string; variant: string | undefined },
): Promise<string> {
  const config = await loadTenant(folder)
  const experiment = findTest(config, testId)
  if (experiment.status === 'completed') throw new Error(`The test "${testId}" is completed already; "${experiment.winner}" was kept.`)
  const today = todayIn(config.tenant.timeZone)
  const { report, firstDay } = judgeTest(experiment, await readTestCounts(sql, config.slug, testId), today)
  const winner = variant ?? report.winner ?? undefined
  if (winner === undefined)
    throw new Error(
      `${report.sentence} To keep a variant all the same, name it: npm run experiments -- promote ${config.slug} ${testId} <variant>`,
    )
  const result = {
    from: firstDay,
    to: today,
    verdict: report.verdict,
    sentence: report.sentence,
    variants: report.variants.map(({ name, exposures, conversions }) => ({ id: name, exposures, conversions })),
  }
  return rewrite(folder, (files) => endTest(files, { experiment, winner, result }))
}

/** Writes changed files and checks the tenant; puts everything back if it is no longer right. Returns the diff. */
async function rewrite(folder: string, change: (files: TenantFiles) => TenantFiles): Promise<string> {
  const read = FILES.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const)
  const before = Object.fromEntries(await Promise.all(read)) as TenantFiles
  const after = change(before)
  const changed = FILES.filter((name) => before[name] !== after[name])
  for (const name of changed) await writeFile(path.join(folder, name), after[name])
  try {
    await loadTenant(folder)
  } catch (error) {
    for (const name of changed) await writeFile(path.join(folder, name), before[name])
    throw error
  }
  const shown = (name: string) => path.join('tenants', path.basename(folder), name)
  return changed.map((name) => createTwoFilesPatch(shown(name), shown(name), before[name], after[name], '', '', { context: 2 })).join('\n')
}

/** A link that shows a variant and counts nothing, for 30 days; local, and as it is in production with PREVIEW_SECRET of there. */
export async function previewLink(
  config: TenantConfig,
  { testId, variant, dataDir, port }: { testId: string; variant: string; dataDir: string; port: string },
): Promise<string> {
  const experiment = findTest(config, testId)
  if (!experiment.variants.some(({ id }: { id: string }) => id === variant))
    throw new Error(`The test "${testId}" has no variant "${variant}".`)
  const secret = process.env.PREVIEW_SECRET
  const secrets = secret === undefined ? await loadLocalSecrets(dataDir) : { previewSecret: secret }
  const until = new Date(Date.now() + PREVIEW_DAYS * DAY_MS)
  const value = await signPreview(previewKey(secrets, config.slug), [{ experiment: testId, variant }], until)
  const page = experiment.page === 'all' ? 'home' : experiment.page
  const where =
    secret === undefined
      ? localUrl({ slug: config.slug, port: Number(port) }) + pagePath(page)
      : canonicalUrl(tenantHost(config.slug), pagePath(page))
  return `${where}?preview=${value}`
}

function findTest({ slug, experiments }: TenantConfig, testId: string): Experiment {
  const experiment = experiments.find(({ id }) => id === testId)
  if (experiment) return experiment
  throw new Error(`${slug} has no test "${testId}". It has: ${experiments.map(({ id }) => id).join(', ') || 'none'}.`)
}
