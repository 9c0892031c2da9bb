import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { changedTenants } from './changed-tenants.ts'

/** The tenants whose sites may differ from a revision of git. */
export async function listChanged(root: string, revision: string): Promise<string[]> {
  const tenants = await listTenants(path.join(root, 'tenants'))
  // GitHub's name for "before" where a branch is new.
  return /^0+$/.test(revision) ? tenants : changedTenants(await changedFiles(root, revision), tenants)
}

async function changedFiles(root: string, revision: string): Promise<string[]> {
  const flags = ['diff', '--name-only', '-z', '--end-of-options', `${revision}...HEAD`]
  const { stdout } = await promisify(execFile)('git', flags, { cwd: root })
  return stdout.split('\0')
}
