import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { previewKey } from '../stack/local-secrets.ts'
import { runWrangler } from './run-wrangler.ts'
import type { Upload } from './write-upload.ts'

/** What the Workers' secrets are made from, by name in the environment; no upload may hold their values. */
export const WORKER_SECRETS = ['HASH_SECRET', 'KEY_SECRET', 'LINK_SECRET', 'OPERATOR_KEY', 'PREVIEW_SECRET', 'SMTP_URL']

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
async function writeSecrets(folder: string, { slug, config }: Upload): Promise<string> {
  const { secrets = {} } = JSON.parse(await readFile(config, 'utf8')) as { secrets?: { required?: string[] } }
  const file = path.join(folder, 'secrets.json')
  const derived = { PREVIEW_KEY: slug === undefined ? '' : previewKey({ previewSecret: process.env.PREVIEW_SECRET ?? '' }, slug) }
  const values = Object.fromEntries(
    (secrets.required ?? []).map((name) => [name, name in derived ? derived[name as 'PREVIEW_KEY'] : (process.env[name] ?? '')]),
  )
  await writeFile(file, JSON.stringify(values), { mode: 0o600 })
  return file
}

/** Secrets that a deploy needs and the environment has not. */
export function missingSecrets(): string[] {
  const needed = [...WORKER_SECRETS, 'CLOUDFLARE_API_TOKEN', 'CLOUDFLARE_ACCOUNT_ID', 'DATABASE_URL']
  return needed.filter((name) => !process.env[name])
}
