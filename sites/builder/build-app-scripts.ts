import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/** What a phone keeps or shows offline comes of these: any change of them is a new service worker, which keeps it anew. */
const KEPT_FROM = ['edge/platform/app', 'edge/platform/design']
const SCRIPTS = {
  '/app.js': 'edge/platform/app/client/app.ts',
  '/photos.js': 'edge/platform/app/client/photos/photos.ts',
  '/service-worker.js': 'edge/platform/app/service-worker/service-worker.ts',
}
export const APP_SCRIPTS = Object.keys(SCRIPTS)

/** The scripts of her app, for browsers: file inside the platform's site -> text. */
export async function buildAppScripts(root: string): Promise<Map<string, string>> {
  const version = await hashFolders(root)
  const built = Object.entries(SCRIPTS).map(async ([name, entry]) => {
    const { outputFiles } = await build({
      entryPoints: [path.join(root, entry)],
      bundle: true,
      minify: true,
      format: 'iife',
      target: 'es2022',
      define: { VERSION: JSON.stringify(version) },
      legalComments: 'none',
      write: false,
      logLevel: 'silent',
    })
    return [name, outputFiles[0]?.text ?? ''] as const
  })
  return new Map(await Promise.all(built))
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
