import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { ASSET_PREFIX } from '../../tenants/contract/urls.ts'

/** What a build changes against the last one: `+ /tour/perth`, `~ /`, `- variant hero-photo.dusk`, `+ 12 photo files`. */
export async function diffSite(
  folder: string,
  next: { pages: ReadonlyMap<string, string | Buffer>; assets: ReadonlyMap<string, string>; manifest: Manifest },
): Promise<string[]> {
  const last = await loadManifest(folder)
  if (last === undefined) return ['everything is new']
  const lines: string[] = []
  for (const [file, content] of next.pages) {
    const before = await readFile(path.join(folder, 'site', file)).catch(() => undefined)
    if (!before?.equals(Buffer.from(content))) lines.push(`${before === undefined ? '+' : '~'} ${file}`)
  }
  const paths = (manifest: Manifest) => new Set(manifest.pages.map((page) => page.path))
  lines.push(...onlyIn(paths(last), paths(next.manifest)).map((page) => `- ${page}`))
  lines.push(...compare('variant', variants(last), variants(next.manifest)))
  const photos = (names: Iterable<string>) => new Set([...names].filter((name) => /\.(avif|jpg)$/.test(name)))
  const [before, after] = [photos(await readdir(path.join(folder, 'site', ASSET_PREFIX)).catch(() => [])), photos(next.assets.keys())]
  if (onlyIn(after, before).length > 0) lines.push(`+ ${onlyIn(after, before).length} photo files`)
  if (onlyIn(before, after).length > 0) lines.push(`- ${onlyIn(before, after).length} photo files`)
  return lines.sort()
}

async function loadManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as Manifest
  } catch {
    return undefined
  }
}

const variants = ({ experiments }: Manifest) =>
  new Set(experiments.flatMap(({ id, version, variants: arms }) => arms.map((arm) => `${id}.${version}:${arm.id} ${arm.weight} %`)))
const onlyIn = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((each) => !b.has(each))
const compare = (what: string, before: ReadonlySet<string>, after: ReadonlySet<string>) => [
  ...onlyIn(after, before).map((each) => `+ ${what} ${each}`),
  ...onlyIn(before, after).map((each) => `- ${what} ${each}`),
]
