import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { PageContext } from '../context.ts'
import { APP_SCRIPTS, buildAppScripts } from './build-app-scripts.ts'
import type { Engine } from './compile-engine.ts'
import { cspHashes } from './csp-hashes.ts'
import { type BuildPaths, PLATFORM } from './paths.ts'
import { writeSite } from './write-site.ts'
import { writeWhole } from './write-whole.ts'

/** Pages of the platform's own host: route in the engine -> file. */
const PAGES = { '/platform': '/index.html', '/platform/not-found': '/404.html' }

/** What her app loads, under names that the Worker knows already. */
const APP_FOLDERS = ['edge/platform/design/fonts', 'edge/platform/design/icons']

/** The apex and the page for unknown hosts -> dist/platform. */
export async function buildPlatform(paths: BuildPaths, engine: Engine): Promise<void> {
  const pages = await renderPages(paths, engine)
  const files = Object.fromEntries([...pages].map(([file, html]) => [file, cspHashes(html)]))
  const scripts = await buildAppScripts(paths)
  await writeSite(paths.dist, PLATFORM, {
    pages: new Map([...pages, ...scripts]),
    assets: await appAssets(paths.root),
    manifest: { files },
    plainFiles: APP_SCRIPTS,
  })
}

/** File -> HTML. Kept, because an unchanged build need not load the engine for them: they read no tenant, so that the engine alone decides over them. */
async function renderPages({ cache }: BuildPaths, { hash, renderPage }: Engine): Promise<Map<string, string>> {
  const file = path.join(cache, 'platform-pages.json')
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  const last = kept === undefined ? undefined : (JSON.parse(kept) as { hash: string; pages: [string, string][] })
  if (last?.hash === hash) return new Map(last.pages)
  const pages: [string, string][] = []
  for (const [route, name] of Object.entries(PAGES)) pages.push([name, await renderPage(route, undefined as unknown as PageContext)])
  await writeWhole(file, JSON.stringify({ hash, pages }))
  return new Map(pages)
}

async function appAssets(root: string): Promise<Map<string, string>> {
  const folders = await Promise.all(
    APP_FOLDERS.map(async (folder) =>
      (await readdir(path.join(root, folder))).map((name) => [name, path.join(root, folder, name)] as const),
    ),
  )
  return new Map(folders.flat())
}
