import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { listTenants } from '../../tenants/load/list-tenants.ts'
import { changedTenants } from '../deploy/changed-tenants.ts'

// npm run -s changed -- <git revision>: the tenants whose sites may differ from that revision, as a JSON list.

const root = path.resolve(import.meta.dirname, '../..')
const [base] = process.argv.slice(2)

try {
  if (base === undefined) throw new Error('Usage: npm run -s changed -- <git revision>')
  const tenants = await listTenants(path.join(root, 'tenants'))
  // GitHub's name for "before" where a branch is new.
  const isFirst = /^0+$/.test(base)
  console.log(JSON.stringify(isFirst ? tenants : changedTenants(await changedFiles(base), tenants)))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}

async function changedFiles(revision: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('git', ['diff', '--name-only', '-z', '--end-of-options', `${revision}...HEAD`], {
    cwd: root,
  })
  return stdout.split('\0')
}
