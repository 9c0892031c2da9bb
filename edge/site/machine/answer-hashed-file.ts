import { HASHED_FILE_HEADERS } from '../../../tenants/contract/headers.ts'
import { ASSET_PREFIX } from '../../../tenants/contract/urls.ts'
import type { MachineEnv, MachineTenant } from './find-tenant.ts'
import { fetchFile } from './site-files.ts'

/** For so long after a switch a page of the build before may still ask for what belongs to it. */
const BEFORE_MINUTES = 10
const NAME = /^[\w-][\w.-]*$/

/**
 * A file below ASSET_PREFIX, as Cloudflare answers it before any Worker. Undefined: the Worker's to answer, as is what `run_worker_first` of wrangler.jsonc
 * says and whatever belongs to a site that has been closed.
 */
export async function answerHashedFile(
  request: Request,
  { manifest, version, served, liveSince }: MachineTenant,
  { WORKER_FIRST }: Pick<MachineEnv, 'WORKER_FIRST'>,
): Promise<Response | undefined> {
  const { pathname, search } = new URL(request.url)
  const path = pathname.replace(/\/+/g, '/')
  const name = path.slice(ASSET_PREFIX.length)
  if (!path.startsWith(ASSET_PREFIX) || !NAME.test(name) || manifest.status === 'inactive') return undefined
  if (WORKER_FIRST.some((rule) => ruleOf(rule).test(pathname))) return undefined
  const folder = `sites/${manifest.tenantId}`
  const find = (build: string) => fetchFile(`${folder}/${build}/site`, path, { request, disk: served })
  let file = await find(version)
  const others = file === undefined && isYoung(liveSince) ? await listOthers(folder, version, served) : []
  for (const build of others) file ??= await find(build)
  if (file === undefined) return undefined
  // Headers are of the address that was asked for.
  const headers = pathname.startsWith(ASSET_PREFIX) ? HASHED_FILE_HEADERS : {}
  if (path !== pathname) return new Response(null, { status: 307, headers: { ...headers, Location: `${path}${search}` } })
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers: HASHED_FILE_HEADERS })
  for (const [header, value] of Object.entries(HASHED_FILE_HEADERS)) file.headers.set(header, value)
  return file
}

/** https://developers.cloudflare.com/workers/static-assets/binding/#run_worker_first */
const ruleOf = (rule: string): RegExp =>
  new RegExp(
    `^${rule
      .split('*')
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  )

const isYoung = (liveSince: Date): boolean => Date.now() < liveSince.getTime() + BEFORE_MINUTES * 60_000

async function listOthers(folder: string, version: string, disk: Fetcher): Promise<string[]> {
  const listed = await disk.fetch(`http://disk/${folder}`)
  if (!listed.ok) return []
  const entries = (await listed.json()) as { name: string }[]
  return entries.map(({ name }) => name).filter((name) => name !== version && !name.startsWith('.'))
}
