import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { Usage } from '../command-line/failed.ts'
import { changedTenants } from './changed-tenants.ts'

/** The exit code by which git says that it cannot go on. */
const UNKNOWN = 128

/** The tenants whose sites may differ from a revision of git. */
export async function listChanged(root: string, revision: string): Promise<string[]> {
  const tenants = await listTenants(path.join(root, 'tenants'))
  // GitHub's name for "before" where a branch is new.
  return /^0+$/.test(revision) ? tenants : changedTenants(await changedFiles(root, revision), tenants)
}

async function changedFiles(root: string, revision: string): Promise<string[]> {
  const flags = ['diff', '--name-only', '-z', '--end-of-options', `${revision}...HEAD`]
  const { stdout } = await promisify(execFile)('git', flags, { cwd: root }).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== UNKNOWN) throw error
    throw new Usage(`git knows no revision "${revision}" here, or nothing that it has in common with HEAD. Name one such as origin/main.`)
  })
  return stdout.split('\0')
}
