import { lookup } from 'node:dns/promises'
import path from 'node:path'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { loadHostOwners } from '../../tenants/load/load-host-owners.ts'
import { type Finding, look, ok } from './finding.ts'

const PARALLEL = 10

/** Whether the own domains of tenants lead anywhere. Where to, only their owner knows. */
export async function checkHosts(root: string, find: (host: string) => Promise<unknown> = (host) => lookup(host)): Promise<Finding> {
  const folder = path.join(root, 'tenants')
  const owners = await loadHostOwners(folder, await listTenants(folder))
  const hosts = owners.flatMap(({ domains }) => domains)
  if (hosts.length === 0) return ok('own domains', 'no tenant has one')
  const lost: string[] = []
  for (let from = 0; from < hosts.length; from += PARALLEL)
    await Promise.all(
      hosts.slice(from, from + PARALLEL).map((host) =>
        find(host).catch(() => {
          lost.push(host)
        }),
      ),
    )
  if (lost.length === 0) return ok('own domains', `${hosts.length}, all of them lead somewhere`)
  return look(
    'own domains',
    `${lost.sort().join(', ')}: found nowhere from here`,
    'Point them at the platform where they are registered (docs/operations.md).',
  )
}
