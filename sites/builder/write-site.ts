import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { BASE_HEADERS, contentSecurityPolicy, IMMUTABLE } from '../../tenants/contract/headers.ts'
import { ASSET_PREFIX } from '../../tenants/contract/urls.ts'
import { type BuiltPicture, writePictures } from './built-pictures.ts'
import { linkOrCopy } from './link-or-copy.ts'

export interface SiteFiles {
  /** File inside site/, with its leading slash -> what is in it. */
  pages: ReadonlyMap<string, string | Buffer>
  /** Published name below ASSET_PREFIX -> file to take. */
  assets: ReadonlyMap<string, string>
  manifest: unknown
  /** Thumbnails for her app and mails: beside the site, never in it. */
  pictures?: readonly BuiltPicture[]
  /** Files inside site/ that keep their name when they change: asked for anew each time. */
  plainFiles?: readonly string[]
}

/** dist/<slug>: written beside the old one and swapped in, so that a reader never sees half a site. */
export async function writeSite(
  dist: string,
  slug: string,
  { pages, assets, manifest, pictures = [], plainFiles = [] }: SiteFiles,
): Promise<void> {
  const target = path.join(dist, slug)
  const staging = path.join(dist, `.${slug}-next`)
  const old = path.join(dist, `.${slug}-old`)
  await rm(staging, { recursive: true, force: true })
  await rm(old, { recursive: true, force: true })
  await mkdir(path.join(staging, 'site', ASSET_PREFIX), { recursive: true })
  await Promise.all([
    ...[...pages].map(async ([file, html]) => {
      await mkdir(path.dirname(path.join(staging, 'site', file)), { recursive: true })
      await writeFile(path.join(staging, 'site', file), html)
    }),
    ...[...assets].map(([name, source]) => linkOrCopy(source, path.join(staging, 'site', ASSET_PREFIX, name))),
    writeFile(path.join(staging, 'site', '_headers'), fileHeaders(plainFiles)),
    writePictures(staging, pictures),
    writeFile(path.join(staging, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`),
  ])
  await rename(target, old).catch(ignoreMissing)
  await rename(staging, target)
  await rm(old, { recursive: true, force: true })
}

/**
 * Hashed files are answered without the Worker, so their headers come from this file.
 * https://developers.cloudflare.com/workers/static-assets/headers/
 */
function fileHeaders(plainFiles: readonly string[]): string {
  const hashed = {
    ...BASE_HEADERS,
    'Content-Security-Policy': contentSecurityPolicy({ scripts: [], styles: [] }),
    'Cache-Control': IMMUTABLE,
  }
  const rules: [string, Record<string, string>][] = [
    [`${ASSET_PREFIX}*`, hashed],
    ...plainFiles.map((file): [string, Record<string, string>] => [file, { ...hashed, 'Cache-Control': 'no-cache' }]),
  ]
  return `${rules.map(([where, headers]) => [where, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n')).join('\n')}\n`
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

/** Scripts of the islands: published name -> file. */
export async function engineAssets(client: string): Promise<Map<string, string>> {
  const folder = path.join(client, ASSET_PREFIX)
  const names = await readdir(folder).catch(() => [])
  return new Map(names.sort().map((name) => [name, path.join(folder, name)]))
}
