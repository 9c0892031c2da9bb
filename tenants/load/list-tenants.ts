import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** Folders of tenants/ that are not tenants. */
export const OWN_FOLDERS: ReadonlySet<string> = new Set(['contract', 'edit', 'load', 'markdown'])

/** Slugs of all tenants below `root`, sorted. */
export async function listTenants(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true })
  return entries
    .filter((entry) => entry.isDirectory() && !OWN_FOLDERS.has(entry.name) && !/^[_.]/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
}

export const tenantFolder = (root: string, slug: string): string => path.join(root, slug)
