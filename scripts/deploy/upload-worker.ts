import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { planSecrets } from './plan-secrets.ts'
import { runWrangler } from './run-wrangler.ts'
import type { Upload } from './write-upload.ts'

/** One Worker with its files and secrets, by wrangler. */
export async function uploadWorker(root: string, upload: Upload): Promise<{ code: number; output: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'deploy-'))
  try {
    return await runWrangler(root, [...flagsOf(upload), '--secrets-file', await writeSecrets(folder, upload)])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What wrangler would send, without sending it. */
export const dryRunUpload = (root: string, upload: Upload): Promise<{ code: number; output: string }> =>
  runWrangler(root, [...flagsOf(upload), '--dry-run', '--outdir', path.join(upload.folder, 'out')])

function flagsOf({ config, hash }: Upload): string[] {
  const mark = hash.slice(0, 12)
  return ['deploy', '--config', config, '--no-bundle', '--tag', mark, '--message', `upload ${mark}`]
}

/** Secrets of a Worker from the environment, in a file of this process alone that is gone when wrangler has read it. */
async function writeSecrets(folder: string, { slug }: Upload): Promise<string> {
  const file = path.join(folder, 'secrets.json')
  await writeFile(file, JSON.stringify(planSecrets(slug, process.env)), { mode: 0o600 })
  return file
}
