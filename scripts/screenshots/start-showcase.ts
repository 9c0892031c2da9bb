import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BuildPaths, buildPaths } from '../../sites/builder/paths.ts'
import { shareCache } from '../../sites/builder/share-cache.ts'
import { startStack } from '../runtime/start-stack.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Tenants of the showcase: one for each layout. */
export const SHOWCASE = { elegant: 'claire', modern: 'sophie', minimal: 'margot' } as const

/** Of a tenant whose name is as long as names are. */
export const LONG_NAMED = 'wilhelmina'

/** The sample tenants, one for each layout, and one with a long name, or those of them named, on a port of their own, with data that is thrown away. */
export async function startShowcase(
  slugs: readonly string[] = [...Object.values(SHOWCASE), LONG_NAMED],
): Promise<{ port: number; paths: BuildPaths; stop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'showcase-'))
  const real = buildPaths(ROOT)
  const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  await mkdir(paths.tenants, { recursive: true })
  for (const slug of Object.values(SHOWCASE).filter((each) => slugs.includes(each)))
    await cp(path.join(real.tenants, slug), path.join(paths.tenants, slug), { recursive: true })
  if (slugs.includes(SHOWCASE.minimal)) await askForAge(path.join(paths.tenants, SHOWCASE.minimal))
  if (slugs.includes(LONG_NAMED)) await makeWilhelmina(paths.tenants, real.tenants)
  await shareCache(real.cache, paths.cache)
  const stack = await startStack({
    paths,
    port: 0,
    dataDir: path.join(folder, 'data'),
    databaseUrl: undefined,
    onProgress: () => undefined,
  })
  const stop = async () => {
    await stack.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { port: stack.port, paths, stop }
}

/** So that the gate is seen in this design too. */
async function askForAge(folder: string): Promise<void> {
  const file = path.join(folder, 'tenant.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('ageGate: off', 'ageGate: ask'))
}

/** Sophie's content, in the layout with the largest name of all, under a long one. */
async function makeWilhelmina(target: string, tenants: string): Promise<void> {
  const folder = path.join(target, LONG_NAMED)
  await cp(path.join(tenants, 'sophie'), folder, { recursive: true })
  const file = path.join(folder, 'tenant.yaml')
  const text = (await readFile(file, 'utf8')).replace(/^domains:.*\n(?: {2}- .*\n)*/m, '')
  await writeFile(file, text.replaceAll('Sophie', 'Wilhelmina Charlotte'))
}
