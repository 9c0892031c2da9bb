import { readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { servedHosts } from './paths.ts'
import { writeWhole } from './write-whole.ts'

// dist/.served/hosts/<host>: whose it is. Which hosts she has is said by her manifest; this only finds it, and a line too many leads nowhere.

/** Writes down that these hosts are this tenant's. */
export async function claimHosts(dist: string, slug: string, hosts: readonly string[]): Promise<void> {
  for (const host of hosts) {
    const file = path.join(servedHosts(dist), host)
    if ((await readFile(file, 'utf8').catch(() => undefined)) !== slug) await writeWhole(file, slug)
  }
}

/** Forgets the hosts of tenants that are gone. */
export async function releaseHosts(dist: string, slugs: readonly string[]): Promise<void> {
  for (const host of await readdir(servedHosts(dist)).catch((): string[] => [])) {
    const file = path.join(servedHosts(dist), host)
    if (slugs.includes(await readFile(file, 'utf8'))) await rm(file)
  }
}
