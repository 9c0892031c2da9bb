import path from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import type { BuildResult } from '../../sites/builder/build-all.ts'
import { OWN_FOLDERS } from '../../tenants/load/list-tenants.ts'
import { ROOT } from '../command-line/root.ts'
import { showProblems } from '../print/show-problems.ts'

const QUIET_MS = 40
const FOLDERS = ['tenants', 'sites', 'edge', 'db']

interface Listeners {
  say?: ((sentence: string) => void) | undefined
  /** Hears of a change that could not be built at all. */
  failed?: ((error: unknown) => void) | undefined
  /** Slugs beside whose folders those of other tenants are nobody's concern; empty: none is. */
  only?: readonly string[]
}

/** Calls `refresh` with the tenants concerned (none named: all) when files settle; one refresh at a time. */
export async function watchSources(
  root: string,
  refresh: (tenants: string[]) => Promise<BuildResult>,
  { say = console.log, failed, only = [] }: Listeners = {},
): Promise<FSWatcher> {
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let busy = false
  const run = async () => {
    if (busy) return
    busy = true
    while (changed.size > 0) {
      const files = [...changed]
      changed.clear()
      const tenants = concernedTenants(files)
      const ours = only.length === 0 ? tenants : tenants.filter((slug) => only.includes(slug))
      if (ours.length > 0 || tenants.length === 0) await report(files, () => refresh(ours), { say, failed })
    }
    busy = false
  }
  const watcher = watch(FOLDERS, {
    cwd: root,
    ignoreInitial: true,
    ignored: (file) => /(^|\/)(\.[^/]+|worker-configuration\.d\.ts|[^/]+\.test\.ts)$/.test(file),
  })
  watcher.on('all', (_event, file) => {
    changed.add(file)
    clearTimeout(timer)
    timer = setTimeout(() => void run(), QUIET_MS)
  })
  // Before that a change would go unseen.
  await new Promise<void>((resolve) => watcher.once('ready', resolve))
  return watcher
}

async function report(
  files: string[],
  work: () => Promise<BuildResult>,
  { say, failed }: Listeners & { say: (sentence: string) => void },
): Promise<void> {
  const start = performance.now()
  try {
    const { builds, problems, removed } = await work()
    const built = builds.filter((build) => build.built).map(({ slug }) => slug)
    say(
      `${files.length === 1 ? files[0] : `${files.length} files`} changed: ${describe({ built, removed })} in ${Math.round(performance.now() - start)} ms`,
    )
    if (problems.length > 0) console.error(`\n${await showProblems(ROOT, problems)} The site of before is still served.`)
  } catch (error) {
    failed?.(error)
    console.error(
      `The change could not be taken over; what ran before still runs.\n${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

const describe = ({ built, removed }: { built: string[]; removed: string[] }): string =>
  [built.length > 0 ? `rebuilt ${built.join(', ')}` : '', removed.length > 0 ? `closed ${removed.join(', ')}, whose folder is gone` : '']
    .filter(Boolean)
    .join('; ') || 'reloaded'

/** A change of one tenant's folder, which may be new or gone, concerns that tenant; any other change concerns all. */
function concernedTenants(files: readonly string[]): string[] {
  const slugs = files.map((file) => {
    const [top, slug] = file.split(path.sep)
    return top === 'tenants' && slug !== undefined && !OWN_FOLDERS.has(slug) ? slug : undefined
  })
  return slugs.every((slug) => slug !== undefined) ? [...new Set(slugs)] : []
}
