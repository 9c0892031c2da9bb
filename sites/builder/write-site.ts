import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { HASHED_FILE_HEADERS } from '../../tenants/contract/headers.ts'
import { ASSET_PREFIX } from '../../tenants/contract/urls.ts'
import { type BuiltPicture, writePictures } from './built-pictures.ts'
import { sha256 } from './hash-files.ts'
import { linkOrCopy } from './link-or-copy.ts'
import { claimHosts } from './served-hosts.ts'
import { isWritten, switchTo, writeVersion } from './site-versions.ts'

export interface SiteFiles {
  /** File inside site/, with its leading slash -> what is in it. */
  pages: ReadonlyMap<string, string | Buffer>
  /** Published name below ASSET_PREFIX -> file to take. */
  assets: ReadonlyMap<string, string>
  manifest: object
  /** Thumbnails for her app and mails: beside the site, never in it. Absent: those are kept that are known. */
  pictures?: readonly BuiltPicture[]
  /** Files inside site/ that keep their name when they change: asked for anew each time. */
  plainFiles?: readonly string[]
  /** Host names that lead to it. */
  hosts?: readonly string[]
}

/**
 * dist/<slug>: written beside the live version and switched to in one step, so that a reader never sees half a site. Where these very files stand already
 * nothing is written, unless by force.
 */
export async function writeSite(dist: string, slug: string, files: SiteFiles, { force = false } = {}): Promise<void> {
  const version = versionOf(files)
  if (force || !(await isWritten(dist, slug, version))) {
    await writeVersion(dist, slug, version, (folder) => writeFiles(folder, version, files))
  }
  await switchTo(dist, slug, version)
  await claimHosts(dist, slug, files.hosts ?? [])
}

/** Equal files are one version. Assets and thumbnails carry a hash of their bytes in their names. */
function versionOf({ pages, assets, manifest, pictures = [], plainFiles = [] }: SiteFiles): string {
  const hashes = [...pages].map(([file, content]) => [file, sha256(content)])
  const thumbnails = pictures.map(({ file: _, ...picture }) => picture)
  return sha256(JSON.stringify([hashes, [...assets.keys()], manifest, thumbnails, plainFiles, HASHED_FILE_HEADERS])).slice(0, 16)
}

async function writeFiles(
  folder: string,
  version: string,
  { pages, assets, manifest, pictures, plainFiles = [] }: SiteFiles,
): Promise<void> {
  const site = path.join(folder, 'site')
  const folders = new Set([ASSET_PREFIX, ...[...pages.keys()].map((file) => path.posix.dirname(file))])
  await Promise.all([...folders].map((each) => mkdir(path.join(site, each), { recursive: true })))
  await Promise.all([
    ...[...pages].map(([file, html]) => writeFile(path.join(site, file), html)),
    ...[...assets].map(([name, source]) => linkOrCopy(source, path.join(site, ASSET_PREFIX, name))),
    writeFile(path.join(site, '_headers'), fileHeaders(plainFiles)),
    pictures && writePictures(folder, pictures),
    writeFile(path.join(folder, 'manifest.json'), `${JSON.stringify({ version, ...manifest }, null, 2)}\n`),
  ])
}

/**
 * Hashed files are answered without the Worker, so their headers come from this file.
 * https://developers.cloudflare.com/workers/static-assets/headers/
 */
function fileHeaders(plainFiles: readonly string[]): string {
  const rules: [string, Readonly<Record<string, string>>][] = [
    [`${ASSET_PREFIX}*`, HASHED_FILE_HEADERS],
    ...plainFiles.map((file): [string, Record<string, string>] => [file, { ...HASHED_FILE_HEADERS, 'Cache-Control': 'no-cache' }]),
  ]
  return `${rules.map(([where, headers]) => [where, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n')).join('\n')}\n`
}

/** Scripts of the islands: published name -> file. */
export async function engineAssets(client: string): Promise<Map<string, string>> {
  const folder = path.join(client, ASSET_PREFIX)
  const names = await readdir(folder).catch(() => [])
  return new Map(names.sort().map((name) => [name, path.join(folder, name)]))
}
