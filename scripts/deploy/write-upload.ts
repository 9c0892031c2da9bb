import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'jsonc-parser'
import { type BuildPaths, PLATFORM } from '../../sites/builder/paths.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { PLATFORM_DOMAIN, tenantHost } from '../../tenants/contract/urls.ts'
import { bundleWorker } from '../runtime/bundle-worker.ts'
import { siteWorkerName } from '../runtime/plan-workers.ts'
import { accessKey } from './access-key.ts'
import { listFiles } from './list-files.ts'
import { planSecrets, secretsMark } from './plan-secrets.ts'

/** One Worker as it is uploaded: script, manifest, configuration, and its static files where the build left them. */
export interface Upload {
  /** Name of the Worker, e.g. site-claire. */
  worker: string
  /** Slug of the tenant; undefined for the platform. */
  slug: string | undefined
  folder: string
  config: string
  assets: string
  /** SHA-256 of all that is uploaded: equal uploads need not be made again. */
  hash: string
  hosts: string[]
}

/** Writes what a tenant's Worker is made of. `isPreview`: on a name and host of its own, never indexed, nothing counted. */
export async function writeSiteUpload(paths: BuildPaths, slug: string, { isPreview }: { isPreview: boolean }): Promise<Upload> {
  const manifest = JSON.parse(await readFile(path.join(paths.dist, slug, 'manifest.json'), 'utf8')) as Manifest
  const name = isPreview ? `preview-${slug}` : slug
  const hosts = isPreview ? [tenantHost(name)] : manifest.hosts
  const shown: Manifest = isPreview ? { ...manifest, status: 'preview', hosts, accessHash: accessHash(slug) } : manifest
  return writeUpload(paths, { worker: siteWorkerName(name), slug, kind: 'site', assets: slug, manifest: JSON.stringify(shown), hosts })
}

const accessHash = (slug: string): string => createHash('sha256').update(accessKey(process.env, slug)).digest('hex')

export async function writePlatformUpload(paths: BuildPaths): Promise<Upload> {
  const manifest = await readFile(path.join(paths.dist, PLATFORM, 'manifest.json'), 'utf8')
  return writeUpload(paths, {
    worker: PLATFORM,
    slug: undefined,
    kind: 'platform',
    assets: PLATFORM,
    manifest,
    hosts: [PLATFORM_DOMAIN, `*.${PLATFORM_DOMAIN}`],
  })
}

async function writeUpload(
  paths: BuildPaths,
  plan: { worker: string; slug: string | undefined; kind: 'site' | 'platform'; assets: string; manifest: string; hosts: string[] },
): Promise<Upload> {
  const folder = path.join(paths.dist, '.deploy', plan.worker)
  const assets = path.join(paths.dist, plan.assets, 'site')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const script = await bundleWorker(paths.root, plan.kind)
  const source = parse(await readFile(path.join(paths.root, 'edge', plan.kind, 'wrangler.jsonc'), 'utf8')) as Record<string, unknown>
  const { $schema: _, ...options } = withOwnIds(source)
  const config = {
    ...options,
    name: plan.worker,
    main: './index.js',
    no_bundle: true,
    find_additional_modules: true,
    assets: { ...(options.assets as object), directory: path.relative(folder, assets) },
    routes: plan.hosts.map(routeOf),
  }
  await writeFile(path.join(folder, 'index.js'), script)
  await writeFile(path.join(folder, 'manifest.json'), plan.manifest)
  await writeFile(path.join(folder, 'wrangler.json'), JSON.stringify(config, null, 2))
  // A changed secret is a change, too.
  const mark = secretsMark(planSecrets(plan.slug, process.env))
  const hash = await hashUpload([script, plan.manifest, JSON.stringify(config), mark], assets)
  return { worker: plan.worker, slug: plan.slug, folder, config: path.join(folder, 'wrangler.json'), assets, hash, hosts: plan.hosts }
}

/** Ids of an account are its own: where the environment has one, it stands in place of that in the file. */
function withOwnIds({ hyperdrive, ...options }: Record<string, unknown>): Record<string, unknown> {
  const { HYPERDRIVE_ID } = process.env
  if (!Array.isArray(hyperdrive)) return options
  return { ...options, hyperdrive: HYPERDRIVE_ID ? hyperdrive.map((each: object) => ({ ...each, id: HYPERDRIVE_ID })) : hyperdrive }
}

/** Below the platform's domain a route, of which a zone may have a thousand; her own domain with certificate and record, of which it may have a hundred. */
const routeOf = (host: string) =>
  host.endsWith(`.${PLATFORM_DOMAIN}`) ? { pattern: `${host}/*`, zone_name: PLATFORM_DOMAIN } : { pattern: host, custom_domain: true }

async function hashUpload(texts: readonly string[], assets: string): Promise<string> {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text).update('\0')
  for (const { name, file } of await listFiles(assets))
    hash
      .update(name)
      .update('\0')
      .update(await readFile(file))
  return hash.digest('hex')
}
