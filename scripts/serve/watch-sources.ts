import path from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import type { BuildResult } from '../../sites/builder/build-all.ts'
import { OWN_FOLDERS } from '../../tenants/load/list-tenants.ts'
import type { Problem } from '../../tenants/load/problem.ts'
import { ROOT } from '../command-line/root.ts'
import { showProblems } from '../print/show-problems.ts'
import { nameFiles } from './name-files.ts'
import { isRunHere } from './run-here.ts'
import { tellSource } from './tell-source.ts'

const QUIET_MS = 40
const FOLDERS = ['tenants', 'sites', 'edge', 'db', 'scripts', 'package-lock.json']

interface Listeners {
  say?: ((sentence: string) => void) | undefined
  /** Hears of a change that could not be taken over at all. */
  failed?: ((problems: readonly Problem[]) => void) | undefined
  /** Takes over code that this process runs itself; without it that is not looked for. */
  startAgain?: ((files: readonly string[]) => Promise<void>) | undefined
  /** Slugs beside whose folders those of other tenants are nobody's concern; empty: none is. */
  only?: readonly string[]
}

/** Calls `refresh` with the tenants concerned (none named: all) when files settle; one refresh at a time. */
export async function watchSources(
  root: string,
  refresh: (tenants: string[]) => Promise<BuildResult>,
  { say = console.log, failed, startAgain, only = [] }: Listeners = {},
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
      const ownCode = files.filter(isRunHere)
      if (startAgain && ownCode.length > 0) {
        await startAgain(ownCode)
        continue
      }
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
    if (isForeign(file)) return
    changed.add(file)
    clearTimeout(timer)
    timer = setTimeout(() => void run(), QUIET_MS)
  })
  // Before that a change would go unseen.
  await new Promise<void>((resolve) => watcher.once('ready', resolve))
  return watcher
}

/** Of a command that runs by itself. */
const isForeign = (file: string): boolean => file.startsWith(`scripts${path.sep}`) && !isRunHere(file)

async function report(
  files: string[],
  work: () => Promise<BuildResult>,
  { say, failed }: Listeners & { say: (sentence: string) => void },
): Promise<void> {
  const start = performance.now()
  try {
    const { builds, problems, removed } = await work()
    const built = builds.filter((build) => build.built).map(({ slug }) => slug)
    const took = `${Math.round(performance.now() - start)} ms`
    if (problems.length === 0 || built.length + removed.length > 0)
      say(`${nameFiles(files)} changed: ${describe({ built, removed })} in ${took}`)
    if (problems.length > 0)
      console.error(`\n${await showProblems(ROOT, problems, 'Nothing of these tenants was written. The site of before is still served.')}`)
  } catch (error) {
    const problems = tellSource(error, ROOT)
    failed?.(problems)
    console.error(`\n${await showProblems(ROOT, problems, 'What ran before still runs.')}`)
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
