import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { loadTenant } from '../../tenants/load/load-tenant.ts'
import { TenantProblems } from '../../tenants/load/problem.ts'
import { ROOT } from '../command-line/root.ts'
import { showProblems } from '../print/show-problems.ts'

/** What a terminal says of Claire after a change of one of her files; `taken`: nothing is wrong with it. */
export async function tellMistake(file: string, change: (location: string) => Promise<void>): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'mistake-'))
  const folder = path.join(root, 'tenants/claire')
  try {
    await mkdir(path.dirname(folder))
    const photos = path.join(ROOT, 'tenants/claire/photos')
    await cp(path.dirname(photos), folder, { recursive: true, filter: (source) => source !== photos })
    await symlink(photos, path.join(folder, 'photos'))
    await change(path.join(folder, file))
    const error = await loadTenant(folder).catch((thrown: unknown) => thrown)
    if (!(error instanceof Error)) return 'taken'
    if (!(error instanceof TenantProblems)) throw error
    return stripVTControlCharacters(await showProblems(root, error.problems))
  } finally {
    await rm(root, { recursive: true })
  }
}
