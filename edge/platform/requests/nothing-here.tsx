import type { Context, Env } from 'hono'
import { selectShell } from '../../../db/queries/shell.ts'
import { appPage, tabOf } from '../app/frame.tsx'
import { inTenant } from '../postgres/in-tenant.ts'

/** A page of her app for an address where nothing is, or nothing of hers: with the tabs, so that the way on is where it always is. */
export async function nothingHere(env: PlatformEnv, { tenantId, path }: { tenantId: string; path: string }): Promise<Response> {
  const shell = await inTenant(env, { tenantId, role: 'companion_read' }, (tx) => selectShell(tx, tenantId))
  return appPage({
    shell,
    here: tabOf(path),
    title: 'There is nothing here',
    status: 404,
    isNarrow: true,
    children: <p>The address may be incomplete, or what was here has been removed.</p>,
  })
}

/** Whether what was answered is a page that says so: a script or a picture that asked gets what it got. */
export const saysNothingHere = ({ status, headers }: Response): boolean =>
  status === 404 && (headers.get('content-type') ?? '').startsWith('text/html')

/** Puts a page in the place of what was answered: Hono would keep headers of the other one. */
export function answerInstead<E extends Env>(c: Context<E>, page: Response): void {
  c.res = undefined
  c.res = page
}
