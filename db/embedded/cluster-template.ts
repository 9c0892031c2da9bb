import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

// Of tests, which start some forty servers: each is a copy of one that was made and migrated once, in a tenth of the time.

/** Names the folder of a server that was stopped and is not started any more. Empty or not there: every cluster is made anew. */
export const CLUSTER_TEMPLATE = 'POSTGRES_TEMPLATE'

const template = (): string | undefined => process.env[CLUSTER_TEMPLATE] || undefined

/** A copy has the roles of what it is a copy of, and so their passwords. */
export async function readTemplatePassword(): Promise<string | undefined> {
  const from = template()
  return from === undefined ? undefined : readFile(path.join(from, 'password'), 'utf8')
}

/** Copies the template's cluster to `to`; false: there is no template, or the folder has a password that is not the template's. */
export async function copyTemplate(to: string, folder: string): Promise<boolean> {
  const from = template()
  if (from === undefined || (await readFile(path.join(folder, 'password'), 'utf8')) !== (await readTemplatePassword())) return false
  // Files stay with whom the server runs as.
  await promisify(execFile)('cp', ['-R', '-p', path.join(from, 'cluster'), to])
  return true
}
