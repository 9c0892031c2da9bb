import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'jsonc-parser'
import { type BuildPaths, PLATFORM } from '../../sites/builder/paths.ts'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { PLATFORM_DOMAIN, siteWorkerName, tenantHost } from '../../tenants/contract/urls.ts'
import { bundleWorker } from '../runtime/bundle-worker.ts'
import { accessKey } from './access-key.ts'
import { listFiles } from './list-files.ts'
import { secretsMark, uploadSecrets } from './plan-secrets.ts'

/** One Worker as it is uploaded: script, manifest, configuration, and its static files where the build left them. */
export interface Upload {
  /** Name of the Worker, e.g. site-claire. */
  worker: string
  kind: 'site' | 'platform' | 'dispatch'
  /** Slug of the tenant; undefined for what is not a site. */
  slug: string | undefined
  folder: string
  config: string
  /** Undefined: it has no files. */
  assets: string | undefined
  /** SHA-256 of all that is uploaded: equal uploads need not be made again. */
  hash: string
  hosts: string[]
  /** Dispatch namespace that it goes into, without routes of its own. */
  namespace: string | undefined
}

/** A dispatch Worker stands before all sites. */
export const DISPATCH = 'dispatch'

interface Mode {
  isPreview: boolean
  namespace?: string | undefined
}

/** Writes what a tenant's Worker is made of. `isPreview`: on a name and host of its own, never indexed, nothing counted. */
export async function writeSiteUpload(paths: BuildPaths, slug: string, { isPreview, namespace }: Mode): Promise<Upload> {
  const manifest = JSON.parse(await readFile(path.join(paths.dist, slug, 'manifest.json'), 'utf8')) as Manifest
  const name = isPreview ? `preview-${slug}` : slug
  const hosts = isPreview ? [tenantHost(name)] : manifest.hosts
  const shown: Manifest = isPreview ? { ...manifest, status: 'preview', hosts, accessHash: accessHash(slug) } : manifest
  const plan = { worker: siteWorkerName(name), slug, kind: 'site', assets: slug, manifest: JSON.stringify(shown), hosts } as const
  return writeUpload(paths, { ...plan, namespace, routes: namespace === undefined ? hosts.map(routeOf) : [] })
}

const accessHash = (slug: string): string => createHash('sha256').update(accessKey(process.env, slug)).digest('hex')

/** `namespace`: where there is one, hosts below the platform's are the dispatch Worker's. */
export async function writePlatformUpload(paths: BuildPaths, { namespace }: Pick<Mode, 'namespace'> = {}): Promise<Upload> {
  const manifest = await readFile(path.join(paths.dist, PLATFORM, 'manifest.json'), 'utf8')
  const hosts = namespace === undefined ? [PLATFORM_DOMAIN, `*.${PLATFORM_DOMAIN}`] : [PLATFORM_DOMAIN]
  const plan = { worker: PLATFORM, slug: undefined, kind: 'platform', assets: PLATFORM, manifest, hosts } as const
  return writeUpload(paths, { ...plan, namespace: undefined, routes: hosts.map(routeOf) })
}

/** Every host of the zone, those of companions' own domains among them. */
export async function writeDispatchUpload(paths: BuildPaths, namespace: string): Promise<Upload> {
  const hosts = [`*.${PLATFORM_DOMAIN}`, '*']
  const routes = hosts.map((host) => ({ pattern: `${host}/*`, zone_name: PLATFORM_DOMAIN }))
  const plan = { worker: DISPATCH, slug: undefined, kind: 'dispatch', assets: undefined, manifest: undefined, hosts } as const
  return writeUpload(paths, { ...plan, namespace: undefined, routes, sites: namespace })
}

interface Plan extends Pick<Upload, 'worker' | 'slug' | 'kind' | 'hosts' | 'namespace'> {
  /** Folder of dist/. */
  assets: string | undefined
  manifest: string | undefined
  routes: object[]
  /** For the dispatch Worker: where the sites are. */
  sites?: string
}

async function writeUpload(paths: BuildPaths, { manifest, routes, sites, ...plan }: Plan): Promise<Upload> {
  const { worker, kind, namespace } = plan
  const folder = path.join(paths.dist, '.deploy', worker)
  const assets = plan.assets === undefined ? undefined : path.join(paths.dist, plan.assets, 'site')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const script = await bundleWorker(paths.root, kind)
  const source = parse(await readFile(path.join(paths.root, 'edge', kind, 'wrangler.jsonc'), 'utf8')) as Record<string, unknown>
  const { $schema: _, ...options } = withOwnIds(source, sites)
  const config = {
    ...options,
    ...{ name: worker, main: './index.js', no_bundle: true, find_additional_modules: true, routes },
    ...(assets === undefined ? {} : { assets: { ...(options.assets as object), directory: path.relative(folder, assets) } }),
  }
  await writeFile(path.join(folder, 'index.js'), script)
  if (manifest !== undefined) await writeFile(path.join(folder, 'manifest.json'), manifest)
  await writeFile(path.join(folder, 'wrangler.json'), JSON.stringify(config, null, 2))
  // A changed secret is a change, too.
  const mark = secretsMark(uploadSecrets(plan, process.env))
  const hash = await hashUpload([script, manifest ?? '', JSON.stringify(config), mark, namespace ?? ''], assets)
  return { ...plan, assets, folder, config: path.join(folder, 'wrangler.json'), hash }
}

/** Ids of an account are its own: where the environment has one, it stands in place of that in the file. */
function withOwnIds({ hyperdrive, kv_namespaces, dispatch_namespaces, ...options }: Record<string, unknown>, sites: string | undefined) {
  const { HYPERDRIVE_ID, HOSTS_ID } = process.env
  const each = (list: unknown, change: object | undefined) => (change ? (list as object[]).map((one) => ({ ...one, ...change })) : list)
  return {
    ...options,
    ...(hyperdrive ? { hyperdrive: each(hyperdrive, HYPERDRIVE_ID ? { id: HYPERDRIVE_ID } : undefined) } : {}),
    ...(kv_namespaces ? { kv_namespaces: each(kv_namespaces, HOSTS_ID ? { id: HOSTS_ID } : undefined) } : {}),
    ...(dispatch_namespaces ? { dispatch_namespaces: each(dispatch_namespaces, sites ? { namespace: sites } : undefined) } : {}),
  } as Record<string, unknown>
}

/** Below the platform's domain a route, of which a zone may have a thousand; her own domain with certificate and record, of which it may have a hundred. */
const routeOf = (host: string) =>
  host.endsWith(`.${PLATFORM_DOMAIN}`) ? { pattern: `${host}/*`, zone_name: PLATFORM_DOMAIN } : { pattern: host, custom_domain: true }

async function hashUpload(texts: readonly string[], assets: string | undefined): Promise<string> {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(text).update('\0')
  for (const { name, file } of assets === undefined ? [] : await listFiles(assets))
    hash
      .update(name)
      .update('\0')
      .update(await readFile(file))
  return hash.digest('hex')
}
