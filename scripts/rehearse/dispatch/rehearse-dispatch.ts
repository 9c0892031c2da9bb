import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { BuildPaths } from '../../../sites/builder/paths.ts'
import type { Manifest } from '../../../tenants/contract/manifest.ts'
import { siteWorkerName, tenantHost } from '../../../tenants/contract/urls.ts'
import { cpuSeconds } from '../../bench/cpu-seconds.ts'
import { runtimePid } from '../../bench/runtime-pid.ts'
import { bundleWorker } from '../../runtime/bundle-worker.ts'
import { readWorkerOptions } from '../../runtime/read-worker-options.ts'
import { askInParallel } from './ask-in-parallel.ts'
import { type Dispatch, startDispatch } from './start-dispatch.ts'

export interface DispatchFigures {
  tenants: number
  readySeconds: number
  /** Resident memory of workerd: with no tenant asked yet, and with all of them. */
  emptyMb: number
  fullMb: number
  /** Milliseconds of the first request to each tenant, and of later ones. */
  first: Latencies
  later: Latencies
  /** Answers with the page of somebody else, or with none. */
  wrong: number
  /** Answers other than 404 to hosts that nobody has. */
  strangersIn: number
}

export interface Latencies {
  median: number
  p99: number
  perSecond: number
  /** What workerd takes for a request. */
  cpuMs: number
}

interface Host {
  slug: string
  host: string
}

/** One in so many has a domain of her own, which the table leads to her. */
const OWN_DOMAIN_EVERY = 10
const PARALLEL = 8
const ROUNDS = 5

/**
 * The dispatch Worker before the real site script, once for each of `count` invented tenants: the front page and manifest of a sample tenant with another name. Each is asked for the
 * first time, then all of them in turn. `dist` must have been built.
 */
export async function rehearseDispatch(paths: BuildPaths, count: number): Promise<DispatchFigures> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dispatch-'))
  try {
    const slugs = Array.from({ length: count }, (_, index) => `synthetic-${String(index + 1).padStart(4, '0')}`)
    const code = path.join(folder, 'code')
    await writeSites(paths, code, slugs)
    const hosts = slugs.map((slug, index) => ({ slug, host: index % OWN_DOMAIN_EVERY === 0 ? `${slug}.example` : tenantHost(slug) }))
    const start = performance.now()
    const dispatch = await startWithLoader(paths, { folder, code, hosts })
    const readySeconds = (performance.now() - start) / 1000
    try {
      return { tenants: count, readySeconds, ...(await measure(dispatch, hosts)) }
    } finally {
      await dispatch.miniflare.dispose()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** As a namespace would have them: <Worker>/manifest.json and <Worker>/site. The title says whose page it is. */
async function writeSites({ dist }: BuildPaths, code: string, slugs: readonly string[]): Promise<void> {
  const manifest = JSON.parse(await readFile(path.join(dist, 'claire/manifest.json'), 'utf8')) as Manifest
  const page = await readFile(path.join(dist, 'claire/site/index.html'), 'utf8')
  // Nothing but the page without variants: there is one file of each tenant.
  const pages = manifest.pages.map(({ path: where, files, ...rest }) => ({
    ...rest,
    path: where,
    experiments: [],
    files: { '': files[''] ?? Object.values(files)[0] },
  }))
  for (const slug of slugs) {
    const folder = path.join(code, siteWorkerName(slug))
    await mkdir(path.join(folder, 'site'), { recursive: true })
    const own = { ...manifest, tenantId: slug, hosts: [], pages, experiments: [], ageGate: 'off' }
    await writeFile(path.join(folder, 'manifest.json'), JSON.stringify(own))
    await writeFile(path.join(folder, 'site/index.html'), page.replace(/<title>[^<]*/, `<title>${slug}`))
  }
}

async function startWithLoader(
  { root }: BuildPaths,
  { folder, code, hosts }: { folder: string; code: string; hosts: readonly Host[] },
): Promise<Dispatch> {
  const { compatibilityDate } = await readWorkerOptions(root, 'site')
  const platform = {
    name: 'platform',
    compatibilityDate,
    modules: true,
    script: `export default { fetch: () => new Response('nobody', { status: 404 }) }`,
  }
  return startDispatch({
    root,
    state: path.join(folder, 'edge'),
    platform,
    namespace: {
      workerLoaders: { LOADER: {} },
      serviceBindings: { CODE: { disk: { path: code, writable: false } } },
      bindings: {
        SCRIPT: await bundleWorker(root, 'site'),
        COMPATIBILITY_DATE: compatibilityDate,
        BINDINGS: { VIRTUAL_CLOCK: 'off', CHALLENGE_URL: '', PREVIEW_KEY: 'rehearsal' },
      },
    },
    hosts: Object.fromEntries(hosts.filter(({ host }) => host.endsWith('.example')).map(({ host, slug }) => [host, slug])),
  })
}

async function measure({ port }: Dispatch, hosts: readonly Host[]): Promise<Omit<DispatchFigures, 'tenants' | 'readySeconds'>> {
  const pid = await runtimePid()
  const ask = async (asked: readonly Host[]) => {
    const before = await cpuSeconds(pid)
    const { latencies, ...counted } = await askInParallel(port, asked, PARALLEL)
    return { ...counted, latencies: { ...latencies, cpuMs: ((await cpuSeconds(pid)) - before) * (1000 / asked.length) } }
  }
  const emptyMb = await residentMb(pid)
  const first = await ask(hosts)
  const fullMb = await residentMb(pid)
  const later = await ask(Array.from({ length: ROUNDS }, () => hosts).flat())
  const strangers = await ask(
    hosts.map(({ slug }, index) => ({ slug, host: index % 2 === 0 ? `not-${slug}.example` : tenantHost(`not-${slug}`) })),
  )
  return {
    ...{ emptyMb, fullMb, first: first.latencies, later: later.latencies },
    wrong: first.wrong + later.wrong + first.notFound + later.notFound,
    strangersIn: strangers.answers - strangers.notFound,
  }
}

/** https://man7.org/linux/man-pages/man5/proc_pid_status.5.html */
async function residentMb(pid: number): Promise<number> {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}
