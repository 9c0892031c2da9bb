import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { NEEDED_SECRETS, planSecrets } from './plan-secrets.ts'
import { runWrangler } from './run-wrangler.ts'
import type { Upload } from './write-upload.ts'

export interface DeployOutcome {
  worker: string
  what: 'uploaded' | 'would be uploaded' | 'unchanged' | 'failed' | 'not tried'
  /** Why it failed. */
  detail?: string
}

/**
 * Uploads in order, the platform first: a site of today asks it for what a platform of yesterday may not have. If the platform fails no site is tried. Each Worker
 * version is whole or not there, so that a visitor sees the old site or the new one. A site that fails does not stop the others.
 */
export async function deployUploads(
  root: string,
  uploads: readonly Upload[],
  {
    isDryRun,
    isUnchanged,
    onDone,
  }: { isDryRun: boolean; isUnchanged: (upload: Upload) => boolean; onDone: (upload: Upload) => Promise<void> },
): Promise<DeployOutcome[]> {
  const outcomes: DeployOutcome[] = []
  let isPlatformBroken = false
  for (const upload of uploads) {
    if (isPlatformBroken) outcomes.push({ worker: upload.worker, what: 'not tried' })
    else if (isUnchanged(upload)) outcomes.push({ worker: upload.worker, what: 'unchanged' })
    else {
      const { code, output } = await uploadOne(root, upload, isDryRun)
      if (code === 0 && !isDryRun) await onDone(upload)
      outcomes.push({
        worker: upload.worker,
        what: code !== 0 ? 'failed' : isDryRun ? 'would be uploaded' : 'uploaded',
        ...(code === 0 ? {} : { detail: output.slice(-1500) }),
      })
      isPlatformBroken = code !== 0 && upload.slug === undefined
    }
  }
  return outcomes
}

async function uploadOne(root: string, upload: Upload, isDryRun: boolean): Promise<{ code: number; output: string }> {
  const flags = [
    'deploy',
    '--config',
    upload.config,
    '--no-bundle',
    '--tag',
    upload.hash.slice(0, 12),
    '--message',
    `upload ${upload.hash.slice(0, 12)}`,
  ]
  if (isDryRun) return runWrangler(root, [...flags, '--dry-run', '--outdir', path.join(upload.folder, 'out')])
  const folder = await mkdtemp(path.join(tmpdir(), 'deploy-'))
  try {
    return await runWrangler(root, [...flags, '--secrets-file', await writeSecrets(folder, upload)])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Secrets of a Worker from the environment, in a file of this process alone that is gone when wrangler has read it. */
async function writeSecrets(folder: string, { slug }: Upload): Promise<string> {
  const file = path.join(folder, 'secrets.json')
  await writeFile(file, JSON.stringify(planSecrets(slug, process.env)), { mode: 0o600 })
  return file
}

/** Secrets that a deploy needs and the environment has not. */
export function missingSecrets(): string[] {
  const needed = [...NEEDED_SECRETS, 'CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ACCOUNT_ID', 'DATABASE_URL']
  return needed.filter((name) => !process.env[name])
}
