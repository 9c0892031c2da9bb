import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { PageContext } from '../context.ts'
import { APP_SCRIPTS, buildAppScripts } from './build-app-scripts.ts'
import type { Engine } from './compile-engine.ts'
import { cspHashes } from './csp-hashes.ts'
import { type BuildPaths, PLATFORM } from './paths.ts'
import { writeSite } from './write-site.ts'

/** Pages of the platform's own host: route in the engine -> file. */
const PAGES = { '/platform': '/index.html', '/platform/not-found': '/404.html' }

/** What her app loads, under names that the Worker knows already. */
const APP_FOLDERS = ['edge/platform/design/fonts', 'edge/platform/design/icons']

/** The apex and the page for unknown hosts -> dist/platform. */
export async function buildPlatform(paths: BuildPaths, engine: Engine): Promise<void> {
  const pages = new Map<string, string>()
  const files: Record<string, ReturnType<typeof cspHashes>> = {}
  for (const [route, file] of Object.entries(PAGES)) {
    // These pages read no tenant.
    const html = await engine.renderPage(route, undefined as unknown as PageContext)
    pages.set(file, html)
    files[file] = cspHashes(html)
  }
  const scripts = await buildAppScripts(paths.root)
  await writeSite(paths.dist, PLATFORM, {
    pages: new Map([...pages, ...scripts]),
    assets: await appAssets(paths.root),
    manifest: { files },
    plainFiles: APP_SCRIPTS,
  })
}

async function appAssets(root: string): Promise<Map<string, string>> {
  const folders = await Promise.all(
    APP_FOLDERS.map(async (folder) =>
      (await readdir(path.join(root, folder))).map((name) => [name, path.join(root, folder, name)] as const),
    ),
  )
  return new Map(folders.flat())
}
