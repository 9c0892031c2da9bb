import type { PageContext } from '../context.ts'
import type { Engine } from './compile-engine.ts'
import { cspHashes } from './csp-hashes.ts'
import { type BuildPaths, PLATFORM } from './paths.ts'
import { writeSite } from './write-site.ts'

/** Pages of the platform's own host: route in the engine -> file. */
const PAGES = { '/platform': '/index.html', '/platform/not-found': '/404.html' }

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
  await writeSite(paths.dist, PLATFORM, { pages, assets: new Map(), manifest: { files } })
}
