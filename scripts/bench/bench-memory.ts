import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { buildAll } from '../../sites/builder/build-all.ts'
import { type BuildPaths, buildPaths } from '../../sites/builder/paths.ts'
import { shareCache } from '../../sites/builder/share-cache.ts'
import { engineAssets, writeSite } from '../../sites/builder/write-site.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { formatTable } from '../print/format-table.ts'
import { loadLocalSecrets } from '../runtime/local-secrets.ts'
import { startRuntime } from '../runtime/start-runtime.ts'
import { makeTenants } from '../synthetic/make-tenants.ts'
import { requestSite } from '../test-support/request-site.ts'
import { runtimePid } from './runtime-pid.ts'

const TARGETS = { mbEach: 3, secondsAt1000: 10, mbAt1000: 2500 } as const
const AT_ONCE = 8

/** What the runtime of one machine takes: its memory, and how soon it is ready, by the number of tenants. */
export async function benchMemory(quick: boolean): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-memory-'))
  try {
    const model = await buildModel(folder)
    const rows: Record<string, string>[] = []
    for (const count of quick ? [3] : [3, 100, 1000]) rows.push(await measureRuntime(folder, { model, count }))
    return `${cpus().length} cores; workerd with the platform, the local router and the site Worker; every tenant's front page asked for twice. Targets: ${TARGETS.mbEach} MB a tenant; 1,000 ready in ${TARGETS.secondsAt1000} s and ${TARGETS.mbAt1000} MB.

${formatTable(rows)}`
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One synthetic tenant, built: the others have her files under names of their own, because what a runtime takes does not depend on who wrote them. */
async function buildModel(folder: string): Promise<BuildPaths> {
  const real = buildPaths(path.resolve(import.meta.dirname, '../..'))
  const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  await shareCache(real.cache, paths.cache)
  await makeTenants({ folder: paths.tenants, from: path.join(real.tenants, 'sophie'), count: 1, seed: 7 })
  const { problems } = await buildAll({ paths, tenants: [], force: false, onProgress: () => undefined })
  if (problems.length > 0) throw new Error('The synthetic tenant has problems.')
  return paths
}

async function measureRuntime(folder: string, { model, count }: { model: BuildPaths; count: number }): Promise<Record<string, string>> {
  const slugs = Array.from({ length: count }, (_, index) => `synthetic-${String(index + 1).padStart(4, '0')}`)
  for (const slug of slugs.slice(1)) await copySite(model.dist, slug)
  const secrets = await loadLocalSecrets(folder)
  const nothing = async () => new Response(null, { status: 204 })
  const start = performance.now()
  const runtime = await startRuntime({
    ...{ root: model.root, dist: model.dist, secrets, port: 0, state: path.join(folder, `edge-${count}`) },
    databaseUrl: 'postgres://nobody:none@127.0.0.1:9/none',
    mail: { mailbox: nothing, pushService: nothing },
  })
  try {
    await visit(runtime.port, slugs.slice(0, 1))
    const ready = performance.now() - start
    const pid = await runtimePid()
    const before = await residentMb(pid)
    await visit(runtime.port, [...slugs, ...slugs])
    const all = performance.now() - start
    const after = await residentMb(pid)
    return {
      tenants: `${count}`,
      'ready, s': (ready / 1000).toFixed(1),
      'all asked, s': (all / 1000).toFixed(1),
      'MB, ready': `${before}`,
      'MB, all asked': `${after}`,
      'MB a tenant': ((after - before) / count).toFixed(2),
    }
  } finally {
    await runtime.stop()
  }
}

async function copySite(dist: string, slug: string): Promise<void> {
  const model = path.join(dist, 'synthetic-0001')
  const { version: _, ...manifest } = JSON.parse(await readFile(path.join(model, 'manifest.json'), 'utf8')) as Manifest
  const files = (await readdir(path.join(model, 'site'), { recursive: true })).filter((file) =>
    /\.(html|txt|xml|ico|png|webmanifest)$/.test(file),
  )
  const pages = await Promise.all(files.map(async (file) => [`/${file}`, await readFile(path.join(model, 'site', file))] as const))
  await writeSite(dist, slug, {
    pages: new Map(pages),
    assets: await engineAssets(path.join(model, 'site')),
    manifest: { ...manifest, tenantId: slug },
  })
}

/** The front page of each, some at once; without being counted. */
async function visit(port: number, slugs: readonly string[]): Promise<void> {
  const queue = [...slugs]
  const work = async () => {
    for (let slug = queue.shift(); slug !== undefined; slug = queue.shift()) {
      const { status } = await requestSite({ port, slug, path: '/', headers: { dnt: '1' } })
      if (status !== 200) throw new Error(`${slug} answers ${status}.`)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
async function residentMb(pid: number): Promise<number> {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
  return Math.round(Number(kilobytes) / 1024)
}
