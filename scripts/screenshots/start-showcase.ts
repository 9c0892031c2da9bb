import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BuildPaths, buildPaths } from '../../sites/builder/paths.ts'
import { shareCache } from '../../sites/builder/share-cache.ts'
import { startStack } from '../runtime/start-stack.ts'
import { addChinese, makeGerman } from '../test-support/speak-languages.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Tenants of the showcase: one for each layout. */
export const SHOWCASE = { elegant: 'claire', modern: 'sophie', minimal: 'margot' } as const

/** Of a tenant whose name is as long as names are. */
export const LONG_NAMED = 'wilhelmina'

/** Copies of samples in other languages: Claire in Chinese too, the others in German alone, whose words are the longest. */
export const SPEAKING = [
  { slug: 'lan', design: 'elegant', prefix: '/zh-hans', speak: addChinese },
  { slug: 'greta', design: 'modern', prefix: '', speak: makeGerman },
  { slug: 'mara', design: 'minimal', prefix: '', speak: makeGerman },
] as const

/** The sample tenants, one for each layout, and one with a long name, or those of them named, on a port of their own, with data that is thrown away. */
export async function startShowcase(
  slugs: readonly string[] = [...Object.values(SHOWCASE), LONG_NAMED],
): Promise<{ port: number; paths: BuildPaths; dataDir: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'showcase-'))
  const real = buildPaths(ROOT)
  const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  await mkdir(paths.tenants, { recursive: true })
  for (const slug of Object.values(SHOWCASE).filter((each) => slugs.includes(each)))
    await cp(path.join(real.tenants, slug), path.join(paths.tenants, slug), { recursive: true })
  if (slugs.includes(SHOWCASE.minimal)) await askForAge(path.join(paths.tenants, SHOWCASE.minimal))
  if (slugs.includes(LONG_NAMED)) await makeWilhelmina(paths.tenants, real.tenants)
  for (const { slug, design, speak } of SPEAKING.filter((each) => slugs.includes(each.slug))) {
    await copyTenant(path.join(real.tenants, SHOWCASE[design]), path.join(paths.tenants, slug))
    await speak(path.join(paths.tenants, slug))
  }
  await shareCache(real.cache, paths.cache)
  const dataDir = path.join(folder, 'data')
  const stack = await startStack({ paths, port: 0, dataDir, databaseUrl: undefined, onProgress: () => undefined })
  const stop = async () => {
    await stack.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { port: stack.port, paths, dataDir, stop }
}

/** So that the gate is seen in this design too. */
async function askForAge(folder: string): Promise<void> {
  const file = path.join(folder, 'tenant.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace('ageGate: off', 'ageGate: ask'))
}

/** Sophie's content, in the layout with the largest name of all, under a long one. */
async function makeWilhelmina(target: string, tenants: string): Promise<void> {
  const folder = path.join(target, LONG_NAMED)
  await copyTenant(path.join(tenants, SHOWCASE.modern), folder)
  const file = path.join(folder, 'tenant.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('Sophie', 'Wilhelmina Charlotte'))
}

/** Without the hosts, which only one tenant can have. */
async function copyTenant(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true })
  const file = path.join(to, 'tenant.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^domains:.*\n(?: {2}- .*\n)*/m, ''))
}
