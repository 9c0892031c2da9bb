import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Bundle, keptBundle } from './kept-bundle.ts'
import type { BuildPaths } from './paths.ts'

/** What a phone keeps or shows offline comes of these: any change of them is a new service worker, which keeps it anew. */
const KEPT_FROM = ['edge/platform/app', 'edge/platform/design']
const SCRIPTS = {
  '/app.js': 'edge/platform/app/client/app.ts',
  '/photos.js': 'edge/platform/app/client/photos/photos.ts',
  '/service-worker.js': 'edge/platform/app/service-worker/service-worker.ts',
}
/** What else decides over the bundles. */
const TOOLS = ['package-lock.json', 'sites/builder/build-app-scripts.ts']
export const APP_SCRIPTS = Object.keys(SCRIPTS)

/** The scripts of her app, for browsers: file inside the platform's site -> text. Bundled anew only when something of them has changed. */
export async function buildAppScripts({ root, cache }: Pick<BuildPaths, 'root' | 'cache'>): Promise<Map<string, string>> {
  const version = await hashFolders(root)
  const built = Object.entries(SCRIPTS).map(async ([name, entry]) => {
    const file = path.join(cache, `app-script${name.replace('/', '-')}on`)
    return [name, await keptBundle(root, { file, key: version, tools: TOOLS, make: () => bundle(root, entry, version) })] as const
  })
  return new Map(await Promise.all(built))
}

async function bundle(root: string, entry: string, version: string): Promise<Bundle> {
  // Imported here: an unchanged build must not wait for it.
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, entry)],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { VERSION: JSON.stringify(version) },
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'silent',
  })
  return { script: outputFiles[0]?.text ?? '', inputs: Object.keys(metafile.inputs) }
}

async function hashFolders(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of KEPT_FROM) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true })
    const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
    for (const file of files.sort())
      hash
        .update(path.relative(root, file))
        .update('\0')
        .update(await readFile(file))
  }
  return hash.digest('hex').slice(0, 12)
}
