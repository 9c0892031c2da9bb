import type { Sql } from 'postgres'
import { insertInvitation } from '../../db/queries/insert-invitation.ts'
import { beginSetUp } from '../../db/queries/set-up.ts'
import type { BuildPaths } from '../../sites/builder/paths.ts'
import { tenantFolder } from '../../tenants/load/list-tenants.ts'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { syncTenant } from '../runtime/prepare-database.ts'

/** Tells the database of a new folder, and sends her the way to set it up. Returns the address that it goes to. */
export async function inviteToSetUp(sql: Sql, paths: BuildPaths, slug: string): Promise<string> {
  await syncTenant(sql, paths, await loadTenant(tenantFolder(paths.tenants, slug)))
  await beginSetUp(sql, slug)
  const address = await insertInvitation(sql, slug)
  if (address === undefined) throw new Error(`${slug} has no address that an invitation could go to.`)
  return address
}
