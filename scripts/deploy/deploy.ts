import type { Sql } from 'postgres'
import { selectDeployed, updateDeployed } from '../../db/queries/deploys.ts'
import { updateSiteSource } from '../../db/queries/publisher.ts'
import { buildAll } from '../../sites/builder/build-all.ts'
import { lastBuild } from '../../sites/builder/last-build.ts'
import { buildPaths, PLATFORM } from '../../sites/builder/paths.ts'
import { tenantHost } from '../../tenants/contract/urls.ts'
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
import { readMailSender, senderProblem } from './mail-sender.ts'
import { malformedSecrets, WORKER_SECRETS } from './plan-secrets.ts'
import { NOT_SITES, planTargets } from './plan-targets.ts'
import { publishHosts } from './publish-hosts.ts'
import { chosenNamespace, refuseUnready } from './refuse-unready.ts'
import { removeSites } from './remove-sites.ts'
import { DISPATCH, type Upload, writeDispatchUpload, writePlatformUpload, writeSiteUpload } from './write-upload.ts'

const paths = buildPaths(root)
/** Binding -> where its id may stand. */
const ID_OF: Readonly<Record<string, string>> = { DB: 'HYPERDRIVE_ID', HOSTS: 'HOSTS_ID' }

interface Options {
  all: boolean
  preview: boolean
  remove: boolean
  /** Uploads what seems to be there already. */
  force: boolean
  dryRun: boolean
  namespace?: string | undefined
}

/** Tenants, "platform" or "dispatch" -> Cloudflare; a table of what came of each Worker. Exit code 1 if one failed. */
export async function deploy(named: readonly string[], { namespace = chosenNamespace(), ...given }: Options): Promise<void> {
  const options = { ...given, namespace }
  const known = await listTenants(paths.tenants)
  if (options.remove) {
    if (named.length === 0 || options.all || options.preview || NOT_SITES.some((name) => named.includes(name)))
      throw new Usage('--remove takes the sites of named tenants away, and nothing else.')
    console.log(formatTable(await removeSites(root, [...named], { known, isDryRun: options.dryRun, namespace })))
    return
  }
  const { slugs, others } = planTargets(named, { known, ...options })
  await expectTenants(root, slugs)
  const malformed = malformedSecrets(process.env)
  if (malformed.length > 0) throw new Error(`${malformed.join('\n')}\nNothing was uploaded.`)
  if (!options.dryRun) await refuseUnready(root, options)

  const uploads = await writeUploads(slugs, { others, ...options })
  const secrets = WORKER_SECRETS.map((name) => process.env[name] ?? '')
  const checked = await Promise.all(uploads.map((upload) => checkUpload(root, upload, secrets)))
  const problems = checked.flatMap(({ worker, problems: found }) => found.map((problem) => `${worker}: ${problem}`))
  const unfilled = checked.flatMap(tellPlaceholders)
  if (!options.dryRun) problems.push(...unfilled)
  if (problems.length > 0) throw new Error(`${problems.join('\n')}\nNothing was uploaded.`)

  const outcomes = await deployChecked(uploads, options)
  tellOutcomes(checked, outcomes)
  for (const sentence of unfilled) console.log(`\nA deploy will refuse this: ${sentence}`)
  const sender = others.includes(PLATFORM) ? senderProblem(await readMailSender(root)) : undefined
  if (sender !== undefined) console.log(`\n${sender}`)
  if (options.preview && !options.dryRun) for (const slug of slugs) console.log(`\n${slug}: ${previewLink(process.env, slug)}`)
}

async function writeUploads(
  slugs: readonly string[],
  { others, preview, namespace }: { others: readonly string[] } & Pick<Options, 'preview' | 'namespace'>,
): Promise<Upload[]> {
  const build = await buildAll({ paths, tenants: [...slugs], force: false, onProgress: showEncodingProgress })
  if (build.problems.length > 0) throw new Error(`${await showProblems(root, build.problems)}\nNothing was uploaded.`)
  const uploads: Upload[] = []
  if (others.includes(PLATFORM)) uploads.push(await writePlatformUpload(paths, { namespace }))
  if (others.includes(DISPATCH) && namespace !== undefined) uploads.push(await writeDispatchUpload(paths, namespace))
  for (const slug of slugs) uploads.push(await writeSiteUpload(paths, slug, { isPreview: preview, namespace }))
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
      onDone: async ({ slug, hash, hosts, namespace }) => {
        if (slug === undefined) return
        if (namespace !== undefined) tellHosts(slug, await publishHosts(slug, hosts))
        await updateDeployed(sql, { tenantId: slug, hash, builtAt: await lastBuild(paths, slug) })
      },
      onOutcome: tellOutcome,
    })
    // Also of what was uploaded before: her app and mails show what her site shows.
    const live = uploads.filter((_, index) => ['uploaded', 'unchanged'].includes(outcomes[index]?.what ?? ''))
    for (const { slug } of live) if (slug !== undefined) await noteLive(sql, slug)
    return outcomes
  })
}

const tellHosts = (slug: string, added: readonly string[]): void => {
  for (const host of added) console.log(`${slug}: point ${host} at ${tenantHost(slug)} (CNAME). Its certificate follows within minutes.`)
}

async function noteLive(sql: Sql, slug: string): Promise<void> {
  await syncPictures(sql, paths, slug)
  await updateSiteSource(sql, slug, sourceOf(await readSiteTexts(tenantFolder(paths.tenants, slug))))
}
