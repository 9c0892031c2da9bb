import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { PageContext } from '../context.ts'
import type { Engine } from './compile-engine.ts'
import { cspHashes } from './csp-hashes.ts'
import { type BuildPaths, PLATFORM } from './paths.ts'
import { writeSite } from './write-site.ts'

/** Pages of the platform's own host: route in the engine -> file. */
const PAGES = { '/platform': '/index.html', '/platform/not-found': '/404.html' }

/** What her app loads, under names that the Worker knows already. */
const APP_FOLDER = 'edge/platform/design/fonts'

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
  await writeSite(paths.dist, PLATFORM, { pages, assets: await appAssets(paths.root), manifest: { files } })
}

async function appAssets(root: string): Promise<Map<string, string>> {
  const folder = path.join(root, APP_FOLDER)
  return new Map((await readdir(folder)).map((name) => [name, path.join(folder, name)]))
}
