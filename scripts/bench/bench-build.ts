import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { buildAll } from '../../sites/builder/build-all.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { formatTable } from '../print/format-table.ts'
import { makeTenants } from '../synthetic/make-tenants.ts'
import { digestFolder } from './digest-folder.ts'
import { measureCold } from './measure-cold.ts'
import { HUGO_MISSING, measureHugo } from './measure-hugo.ts'
import { measureAstro, measureEleventy, measureOurs } from './measure-peers.ts'

/** Seconds at most, for 100 tenants whose photos are in the cache. */
const TARGETS_100 = { forced: 8, unchanged: 1.5, 'text of one': 1 } as const

/** Builds of synthetic tenants, eight pages each: all, all again by force, none changed, the text of one changed; beside the peers and the floor. */
export async function benchBuild(quick: boolean): Promise<string> {
  const rows: Record<string, string>[] = []
  const each = { astro: await measureAstro(), eleventy: await measureEleventy(1) }
  for (const count of quick ? [1, 20] : [1, 20, 100, 1000]) rows.push(await measureTenants(count, each))
  const cold = await coldTable(quick ? ['sophie'] : ['sophie', 'claire'])
  return `${cpus().length} cores. Photos in the cache, engine compiled. Targets at 100 tenants: forced ${TARGETS_100.forced} s, unchanged ${TARGETS_100.unchanged} s, text of one ${TARGETS_100['text of one']} s.
Peers, in processes of their own as "process, forced": pages of the same number with simpler templates and no photo; "a run each" is one tenant's time (Eleventy ${each.eleventy.toFixed(2)} s, astro build ${each.astro.toFixed(2)} s, which renders no page yet) times the number. × : their time of ours; the better of two of Hugo's and ours, in turns. Target at 100: ours at most 3 times Hugo's one run.

${formatTable(rows)}

Photos that were never encoded, one tenant; the floor is sharp making the same renditions and nothing else. Target: 1.15.

${cold}`
}

async function coldTable(slugs: readonly string[]): Promise<string> {
  const rows: Record<string, string>[] = []
  for (const slug of slugs) {
    // The better of two: a shared machine only ever adds.
    const runs = [await measureCold(slug), await measureCold(slug)]
    const [ours, floor] = (['ours', 'floor'] as const).map((which) => Math.min(...runs.map((run) => run[which]))) as [number, number]
    const { photos = 0, renditions = 0 } = runs[0] ?? {}
    rows.push({
      tenant: slug,
      photos: `${photos}`,
      renditions: `${renditions}`,
      floor: `${floor.toFixed(1)} s`,
      'our build': `${ours.toFixed(1)} s`,
      ratio: (ours / floor).toFixed(2),
    })
  }
  return formatTable(rows)
}

async function measureTenants(count: number, each: { astro: number; eleventy: number }): Promise<Record<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-build-'))
  const real = buildPaths(path.resolve(import.meta.dirname, '../..'))
  const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  try {
    for (const part of ['photos', 'fonts', 'engine-files.json'])
      await cp(path.join(real.cache, part), path.join(paths.cache, part), { recursive: true }).catch(() => undefined)
    await makeTenants({ folder: paths.tenants, from: path.join(real.tenants, 'sophie'), count, seed: 7 })
    const build = async (tenants: string[], force: boolean) => {
      const start = performance.now()
      const { problems } = await buildAll({ paths, tenants, force, onProgress: () => undefined })
      if (problems.length > 0) throw new Error(`${problems.length} problems in synthetic tenants`)
      return (performance.now() - start) / 1000
    }
    const first = await build([], false)
    const before = await digestFolder(paths.dist)
    const forced = await build([], true)
    const isSame = before === (await digestFolder(paths.dist))
    const unchanged = await build([], false)
    const content = path.join(paths.tenants, 'synthetic-0001/content.yaml')
    await writeFile(content, (await readFile(content, 'utf8')).replace(/^tagline: .*/m, 'tagline: Another one'))
    const text = await build(['synthetic-0001'], false)
    const pairs = [await pair(folder, count), await pair(folder, count)]
    const ours = {
      seconds: Math.min(...pairs.map((each) => each.ours.seconds)),
      peakMb: Math.max(...pairs.map((each) => each.ours.peakMb)),
    }
    const hugo = Math.min(...pairs.map((each) => each.hugo ?? Number.NaN))
    const eleventy = await measureEleventy(count)
    const seconds = (value: number) => `${value.toFixed(2)} s`
    const beside = (peer: number) => `${seconds(peer)}, × ${(peer / ours.seconds).toFixed(1)}`
    return {
      tenants: `${count}`,
      'first, with share images': seconds(first),
      forced: seconds(forced),
      'forced, each': `${((forced / count) * 1000).toFixed(0)} ms`,
      unchanged: seconds(unchanged),
      'text of one': seconds(text),
      'same bytes': isSame ? 'yes' : 'NO',
      'process, forced': seconds(ours.seconds),
      'peak MB': `${ours.peakMb}`,
      'Hugo, one run': Number.isNaN(hugo) ? HUGO_MISSING : beside(hugo),
      'Eleventy, one run': beside(eleventy),
      'Eleventy, a run each': beside(each.eleventy * count),
      'astro build, a run each': beside(each.astro * count),
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** In turns, on a machine that others use too. */
const pair = async (folder: string, count: number) => ({ ours: await measureOurs(folder), hugo: await measureHugo(count) })
