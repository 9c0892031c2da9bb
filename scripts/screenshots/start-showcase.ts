import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BuildPaths, buildPaths } from '../../sites/builder/paths.ts'
import { shareCache } from '../../sites/builder/share-cache.ts'
import { startStack } from '../runtime/start-stack.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')

/** Tenants of the showcase: one for each layout. */
export const SHOWCASE = { elegant: 'claire', modern: 'sophie', minimal: 'linnea' } as const

/** Of a tenant whose name is as long as names are. */
export const LONG_NAMED = 'wilhelmina'

/** The sample tenants and a third one in the layout that neither has, on a port of their own, with data that is thrown away. */
export async function startShowcase(): Promise<{ port: number; paths: BuildPaths; stop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'showcase-'))
  const real = buildPaths(ROOT)
  const paths = { ...real, tenants: path.join(folder, 'tenants'), dist: path.join(folder, 'dist'), cache: path.join(folder, 'cache') }
  for (const slug of ['claire', 'sophie']) await cp(path.join(real.tenants, slug), path.join(paths.tenants, slug), { recursive: true })
  await makeLinnea(paths.tenants, real.tenants)
  await makeWilhelmina(paths.tenants, real.tenants)
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

/** Claire's content under another name, in the minimal layout, with the template's theme and a page of her own. */
async function makeLinnea(target: string, tenants: string): Promise<void> {
  const folder = path.join(target, SHOWCASE.minimal)
  await cp(path.join(tenants, 'claire'), folder, { recursive: true })
  await cp(path.join(tenants, '_template/theme.yaml'), path.join(folder, 'theme.yaml'))
  const file = path.join(folder, 'tenant.yaml')
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll('Claire', 'Linnea').replace('ageGate: off', 'ageGate: ask'))
  await cp(path.join(tenants, '_template/about.md'), path.join(folder, 'pages/first-time.md'))
  await writeFile(
    path.join(folder, 'pages/first-time.md'),
    '---\ntitle: First time\ndescription: What happens when we meet.\n---\nWe begin with a drink.\n\n## What to bring\n\n- Yourself\n- A little curiosity\n',
  )
}

/** Sophie's content, in the layout with the largest name of all, under a long one. */
async function makeWilhelmina(target: string, tenants: string): Promise<void> {
  const folder = path.join(target, LONG_NAMED)
  await cp(path.join(tenants, 'sophie'), folder, { recursive: true })
  const file = path.join(folder, 'tenant.yaml')
  const text = (await readFile(file, 'utf8')).replace(/^domains:.*\n(?: {2}- .*\n)*/m, '')
  await writeFile(file, text.replaceAll('Sophie', 'Wilhelmina Charlotte'))
}
