import path from 'node:path'
import type { Sql } from 'postgres'
import { loadMigrations } from '../../db/migrate.ts'
import { selectDeployed, selectMigrations, updateDeployed } from '../../db/queries/deploys.ts'
import { updateSiteSource } from '../../db/queries/publisher.ts'
import { buildAll } from '../../sites/builder/build-all.ts'
import { lastBuild } from '../../sites/builder/last-build.ts'
import { buildPaths } from '../../sites/builder/paths.ts'
import { readSiteTexts, sourceOf } from '../../tenants/edit/site-texts.ts'
import { listTenants, tenantFolder } from '../../tenants/load/list-tenants.ts'
import { Usage } from '../command-line/failed.ts'
import { expectTenants } from '../command-line/known-tenant.ts'
import { ROOT as root } from '../command-line/root.ts'
import { formatTable } from '../print/format-table.ts'
import { showEncodingProgress } from '../print/show-encoding-progress.ts'
import { showProblems } from '../print/show-problems.ts'
import { syncPictures } from '../runtime/sync-pictures.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { previewLink } from './access-key.ts'
import { checkUpload } from './check-upload.ts'
import { type DeployOutcome, deployUploads } from './deploy-uploads.ts'
import { isUnchanged } from './is-unchanged.ts'
import { malformedSecrets, missingSecrets, WORKER_SECRETS } from './plan-secrets.ts'
import { removeSites } from './remove-sites.ts'
import { type Upload, writePlatformUpload, writeSiteUpload } from './write-upload.ts'

const paths = buildPaths(root)
/** Binding -> where its id may stand. */
const ID_OF: Readonly<Record<string, string>> = { DB: 'HYPERDRIVE_ID' }

interface Options {
  all: boolean
  preview: boolean
  remove: boolean
  /** Uploads what seems to be there already. */
  force: boolean
  dryRun: boolean
}

/** Tenants, or "platform" -> Cloudflare; a table of what came of each Worker. Exit code 1 if one failed. */
export async function deploy(named: readonly string[], options: Options): Promise<void> {
  const known = await listTenants(paths.tenants)
  if (options.remove) {
    if (named.length === 0 || options.all || options.preview || named.includes('platform'))
      throw new Usage('--remove takes the sites of named tenants away, and nothing else.')
    console.log(formatTable(await removeSites(root, [...named], { known, isDryRun: options.dryRun })))
    return
  }
  const slugs = options.all ? known : named.filter((name) => name !== 'platform')
  await expectTenants(root, slugs)
  const withPlatform = options.all || named.includes('platform')
  if (slugs.length === 0 && !withPlatform) throw new Usage('Name tenants, "platform", or --all.')
  const malformed = malformedSecrets(process.env)
  if (malformed.length > 0) throw new Error(`${malformed.join('\n')}\nNothing was uploaded.`)
  if (!options.dryRun) await refuseUnready(options)

  const uploads = await writeUploads(slugs, { withPlatform, isPreview: options.preview })
  const secrets = WORKER_SECRETS.map((name) => process.env[name] ?? '')
  const checked = await Promise.all(uploads.map((upload) => checkUpload(root, upload, secrets)))
  const problems = checked.flatMap(({ worker, problems: found }) => found.map((problem) => `${worker}: ${problem}`))
  const unfilled = checked.flatMap(tellPlaceholders)
  if (!options.dryRun) problems.push(...unfilled)
  if (problems.length > 0) throw new Error(`${problems.join('\n')}\nNothing was uploaded.`)

  const outcomes = await deployChecked(uploads, options)
  tellOutcomes(checked, outcomes)
  for (const sentence of unfilled) console.log(`\nA deploy will refuse this: ${sentence}`)
  if (options.preview && !options.dryRun) for (const slug of slugs) console.log(`\n${slug}: ${previewLink(process.env, slug)}`)
}

async function writeUploads(
  slugs: string[],
  { withPlatform, isPreview }: { withPlatform: boolean; isPreview: boolean },
): Promise<Upload[]> {
  const build = await buildAll({ paths, tenants: slugs, force: false, onProgress: showEncodingProgress })
  if (build.problems.length > 0) throw new Error(`${await showProblems(root, build.problems)}\nNothing was uploaded.`)
  const uploads: Upload[] = []
  if (withPlatform) uploads.push(await writePlatformUpload(paths))
  for (const slug of slugs) uploads.push(await writeSiteUpload(paths, slug, { isPreview }))
  return uploads
}

function tellOutcomes(checked: Awaited<ReturnType<typeof checkUpload>>[], outcomes: readonly DeployOutcome[]): void {
  console.log(
    formatTable(
      checked.map(({ worker, files, bytes, scriptBytes, hosts, bindings }, index) => ({
        Worker: worker,
        files: `${files}`,
        MB: (bytes / 1024 / 1024).toFixed(1),
        'script gz': `${(scriptBytes / 1024).toFixed(1)} KB`,
        hosts: hosts.join(' '),
        bindings: bindings.join(' '),
        '': outcomes[index]?.what ?? '',
      })),
    ),
  )
  for (const { worker, detail } of outcomes) if (detail !== undefined) console.error(`\n${worker}:\n${detail}`)
  process.exitCode = outcomes.some(({ what }) => what === 'failed' || what === 'not tried') ? 1 : 0
}

const tellPlaceholders = ({ worker, placeholders }: Awaited<ReturnType<typeof checkUpload>>): string[] =>
  placeholders.map(
    (binding) => `${worker}: ${binding} has no id yet. Set ${ID_OF[binding] ?? 'it'} in the environment (docs/first-deployment.md).`,
  )

/** A preview is uploaded always, and noted nowhere: it needs no database. */
async function deployChecked(uploads: readonly Upload[], { dryRun, preview, force }: Options): Promise<DeployOutcome[]> {
  const onDone = async () => undefined
  const ways = { isDryRun: dryRun, isUnchanged: () => false, onDone, onOutcome: tellOutcome }
  return dryRun || preview ? deployUploads(root, uploads, ways) : deployForReal(uploads, { isForced: force })
}

const tellOutcome = ({ worker, what }: DeployOutcome, { done, of }: { done: number; of: number }): void =>
  console.log(`${worker}: ${what} (${done} of ${of})`)

/** Changed Workers only; what was uploaded is noted, so that the next run knows. */
async function deployForReal(uploads: readonly Upload[], { isForced }: { isForced: boolean }) {
  return withDatabase(root, async (sql) => {
    const deployed = await selectDeployed(sql)
    const outcomes = await deployUploads(root, uploads, {
      isDryRun: false,
      isUnchanged: (upload) => isUnchanged(upload, { isForced, deployed }),
      onDone: async ({ slug, hash }) => {
        if (slug !== undefined) await updateDeployed(sql, { tenantId: slug, hash, builtAt: await lastBuild(paths, slug) })
      },
      onOutcome: tellOutcome,
    })
    // Also of what was uploaded before: her app and mails show what her site shows.
    const live = uploads.filter((_, index) => ['uploaded', 'unchanged'].includes(outcomes[index]?.what ?? ''))
    for (const { slug } of live) if (slug !== undefined) await noteLive(sql, slug)
    return outcomes
  })
}

async function noteLive(sql: Sql, slug: string): Promise<void> {
  await syncPictures(sql, paths, slug)
  await updateSiteSource(sql, slug, sourceOf(await readSiteTexts(tenantFolder(paths.tenants, slug))))
}

/** Secrets that are not there, or a database that is older than the code, would break what is deployed. */
async function refuseUnready({ preview }: Options): Promise<void> {
  const missing = missingSecrets(process.env, { isPreview: preview })
  if (missing.length > 0)
    throw new Error(`Set ${missing.join(', ')} in the environment first (docs/operations.md). To see what would be uploaded: --dry-run.`)
  if (preview) return
  const applied = await withDatabase(root, selectMigrations)
  const here = (await loadMigrations(path.join(root, 'db/migrations'))).map(({ name }) => name)
  const behind = here.filter((name) => !applied.includes(name))
  if (behind.length > 0) throw new Error(`The database lacks ${behind.join(', ')}. Run "DATABASE_URL=… npm run migrate" first.`)
}
