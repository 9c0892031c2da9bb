import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import * as z from 'zod'
import { readTestCounts } from '../../db/queries/read-test-counts.ts'
import { withTenant } from '../../db/queries/with-tenant.ts'
import { addDays } from '../../edge/http/add-days.ts'
import { localDay } from '../../edge/http/local-day.ts'
import { weekOf } from '../../edge/platform/reports/report-week.ts'
import { readWeeklyReport } from '../../edge/platform/reports/weekly-report.ts'
import { buildAll, formatProblems } from '../../sites/builder/build-all.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { canonicalUrl, healthPath, localUrl } from '../../tenants/contract/urls.ts'
import { tenantHosts } from '../../tenants/load/check-hosts.ts'
import { listTenants, tenantFolder } from '../../tenants/load/list-tenants.ts'
import { loadTenant, type TenantConfig } from '../../tenants/load/load-tenant.ts'
import { endTestOf } from '../experiments/commands.ts'
import { judgeTest, todayIn } from '../experiments/judge-test.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { requestSite } from '../test-support/request-site.ts'
import { answer } from './answer.ts'
import type { ServerOptions } from './create-server.ts'
import { registerDiary } from './register-diary.ts'
import { tenant } from './tenant-argument.ts'

export function registerPlatform(server: McpServer, options: ServerOptions): void {
  registerTenants(server, options)
  registerFigures(server, options)
  registerRunning(server, options)
  registerDiary(server, options)
  if (options.allowsWrites) registerWrites(server, options)
}

const READS = { readOnlyHint: true }

function registerTenants(server: McpServer, { root }: ServerOptions): void {
  const { tenants } = buildPaths(root)
  server.registerTool('list_tenants', { description: 'Every tenant with status, host and running tests', annotations: READS }, () =>
    answer(async () => {
      const configs = await Promise.all((await listTenants(tenants)).map((slug) => loadKnown(tenants, slug)))
      return configs.map(({ slug, tenant, experiments }) => ({
        slug,
        name: tenant.name,
        status: tenant.status,
        city: tenant.city,
        host: tenantHosts(slug, tenant)[0],
        runningTests: experiments.filter((each) => each.status === 'running').map(({ id }) => id),
      }))
    }),
  )
}

function registerFigures(server: McpServer, { root }: ServerOptions): void {
  const { tenants } = buildPaths(root)
  server.registerTool(
    'tenant_report',
    {
      description: 'The weekly figures of a tenant, as the weekly mail has them',
      inputSchema: { tenant, week: z.string().optional().describe('ISO week, e.g. "2026-W47"; absent: the last full one') },
      annotations: READS,
    },
    ({ tenant: slug, week }) =>
      answer(async () => {
        const config = await loadKnown(tenants, slug)
        const asked = week ?? weekOf(addDays(localDay(new Date(), config.tenant.timeZone).day, -7))
        const report = await withDatabase(root, (sql) =>
          withTenant(sql, { tenantId: slug, role: 'companion_read' }, (tx) => readWeeklyReport(tx, slug, asked)),
        )
        if (!report) throw new Error(`${slug} is not in the database yet. Run "npm run migrate".`)
        return report
      }),
  )
  server.registerTool(
    'experiment_verdict',
    { description: 'What the counts of a tenant’s tests mean', inputSchema: { tenant }, annotations: READS },
    ({ tenant: slug }) =>
      answer(async () => {
        const { experiments, tenant: about } = await loadKnown(tenants, slug)
        const counts = await withDatabase(root, (sql) => readTestCounts(sql, slug))
        return experiments.map((experiment) => ({
          id: experiment.id,
          status: experiment.status,
          ...judgeTest(experiment, counts, todayIn(about.timeZone)),
        }))
      }),
  )
}

function registerRunning(server: McpServer, { root }: ServerOptions): void {
  const { tenants } = buildPaths(root)
  server.registerTool(
    'outbox_status',
    {
      description: 'Booking requests of a tenant that have not reached the database, from her running site',
      inputSchema: { tenant },
      annotations: READS,
    },
    ({ tenant: slug }) => answer(async () => readHealth(await loadKnown(tenants, slug))),
  )
  server.registerTool(
    'build_tenant',
    {
      description: 'Builds a tenant’s site on this machine and says what is wrong, if anything',
      inputSchema: { tenant },
      annotations: { readOnlyHint: false, idempotentHint: true },
    },
    ({ tenant: slug }) =>
      answer(async () => {
        await loadKnown(tenants, slug)
        const { builds, problems } = await buildAll({ paths: buildPaths(root), tenants: [slug], force: false, onProgress: () => undefined })
        if (problems.length > 0) throw new Error(formatProblems(problems))
        return builds
      }),
  )
}

function registerWrites(server: McpServer, { root }: ServerOptions): void {
  const { tenants } = buildPaths(root)
  server.registerTool(
    'promote_experiment',
    {
      description: 'Ends a test and makes a variant the plain page: edits the tenant’s YAML and returns the diff',
      inputSchema: {
        tenant,
        test: z.string().describe('Id of the test'),
        variant: z.string().optional().describe('Variant to keep; absent: the winner'),
      },
      annotations: { destructiveHint: true },
    },
    ({ tenant: slug, test, variant }) =>
      answer(async () => {
        const { folder } = await loadKnown(tenants, slug)
        return withDatabase(root, (sql) => endTestOf(sql, { folder, testId: test, variant }))
      }),
  )
}

async function loadKnown(tenants: string, slug: string): Promise<TenantConfig> {
  if (!(await listTenants(tenants)).includes(slug)) throw new Error(`There is no tenant "${slug}".`)
  return loadTenant(tenantFolder(tenants, slug))
}

/** From production by PLATFORM_URL's sibling host, else from the local run. */
async function readHealth({ slug, tenant }: TenantConfig): Promise<unknown> {
  if (process.env.PLATFORM_URL !== undefined) return (await fetch(canonicalUrl(tenantHosts(slug, tenant)[0] ?? '', healthPath()))).json()
  const port = Number(process.env.PORT ?? 8787)
  const response = await requestSite({ port, slug, path: healthPath() }).catch(() => undefined)
  if (!response) throw new Error(`Nothing answers at ${localUrl({ slug, port })}. Start it with "npm start", or set PLATFORM_URL.`)
  return response.json()
}
