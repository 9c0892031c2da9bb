import { updateRemoved } from '../../db/queries/deploys.ts'
import { siteWorkerName, tenantHost } from '../../tenants/contract/urls.ts'
import { withDatabase } from '../runtime/with-database.ts'
import { accountPath, findByApi } from './call-api.ts'
import { removeHosts } from './publish-hosts.ts'
import { runWrangler } from './run-wrangler.ts'

interface Removal extends Record<string, string> {
  Worker: string
  hosts: string
  '': string
}

/** As the API says it where there is no Worker of that name: a preview that never was, or a second run. */
const NOT_THERE = /code: 100(07|90)|does not exist/

/**
 * Takes the Workers of companions who have left off Cloudflare, site and preview, with the routes and domains that lead to them. From then on her host below
 * the platform's domain answers as any unknown one. Refuses a slug that still has a folder: the next deploy would bring her site back.
 */
export async function removeSites(
  root: string,
  slugs: readonly string[],
  { known, isDryRun, namespace }: { known: readonly string[]; isDryRun: boolean; namespace?: string | undefined },
): Promise<Removal[]> {
  for (const slug of slugs) {
    if (!/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(slug)) throw new Error(`"${slug}" is no name of a tenant.`)
    if (known.includes(slug))
      throw new Error(`tenants/${slug} is still there, and the next deploy would bring the site back. First: git rm -r tenants/${slug}`)
  }
  const removals: Removal[] = []
  for (const name of slugs.flatMap((slug) => [slug, `preview-${slug}`])) {
    const worker = siteWorkerName(name)
    const isGone = isDryRun || (namespace === undefined ? await removeWorker(root, worker) : await removeFrom(namespace, worker))
    removals.push({
      Worker: worker,
      hosts: name.startsWith('preview-') ? tenantHost(name) : `${tenantHost(name)} and her own domains`,
      '': isDryRun ? 'would be removed' : isGone ? 'removed' : 'was not there',
    })
  }
  if (isDryRun) return removals
  if (namespace !== undefined) for (const slug of slugs) await removeHosts(slug)
  await withDatabase(root, (sql) => updateRemoved(sql, slugs))
  return removals
}

/** False: there was none. */
async function removeWorker(root: string, worker: string): Promise<boolean> {
  const { code, output } = await runWrangler(root, ['delete', '--name', worker, '--force'])
  if (code !== 0 && !NOT_THERE.test(output)) throw new Error(`${worker} could not be removed.\n${output.slice(-1500)}`)
  return code === 0
}

/** Wrangler deletes no Worker of a dispatch namespace. */
async function removeFrom(namespace: string, worker: string): Promise<boolean> {
  const path = accountPath(`/workers/dispatch/namespaces/${namespace}/scripts/${worker}?force=true`)
  return (await findByApi<null>('DELETE', path)) !== undefined
}
