import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { heldRoutes, moveRoutes } from './move-routes.ts'
import { uploadSecrets } from './plan-secrets.ts'
import { runWrangler } from './run-wrangler.ts'
import type { Upload } from './write-upload.ts'

/** One Worker with its files and secrets, by wrangler. */
export async function uploadWorker(root: string, upload: Upload): Promise<{ code: number; output: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'deploy-'))
  try {
    const flags = ['--secrets-file', await writeSecrets(folder, upload)]
    const held = await heldRoutes(upload)
    if (held.length > 0) {
      const first = await runWrangler(root, [...flagsOf({ ...upload, config: await writeWithoutRoutes(upload) }), ...flags])
      if (first.code !== 0) return first
      await moveRoutes(upload, held)
    }
    return await runWrangler(root, [...flagsOf(upload), ...flags])
  } catch (error) {
    return { code: 1, output: String(error) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What wrangler would send, without sending it. */
export const dryRunUpload = (root: string, upload: Upload): Promise<{ code: number; output: string }> =>
  runWrangler(root, [...flagsOf(upload), '--dry-run', '--outdir', path.join(upload.folder, 'out')])

function flagsOf({ config, hash, namespace }: Upload): string[] {
  const mark = hash.slice(0, 12)
  const where = namespace === undefined ? [] : ['--dispatch-namespace', namespace]
  // Wrangler would make what is missing, a queue or a table, by itself, and in a namespace it asks for bindings of the account's Worker of that name.
  const asItStands = '--experimental-provision=false'
  return ['deploy', '--config', config, '--no-bundle', asItStands, '--tag', mark, '--message', `upload ${mark}`, ...where]
}

/** Beside the whole configuration. */
async function writeWithoutRoutes({ folder, config }: Upload): Promise<string> {
  const file = path.join(folder, 'without-routes.json')
  const { routes: _routes, ...rest } = JSON.parse(await readFile(config, 'utf8')) as { routes: unknown }
  await writeFile(file, JSON.stringify({ ...rest, routes: [] }))
  return file
}

/** Secrets of a Worker from the environment, in a file of this process alone that is gone when wrangler has read it. */
async function writeSecrets(folder: string, upload: Upload): Promise<string> {
  const file = path.join(folder, 'secrets.json')
  await writeFile(file, JSON.stringify(uploadSecrets(upload, process.env)), { mode: 0o600 })
  return file
}
