import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { HostOwner } from './check-hosts.ts'

const DOMAINS = /^domains:/m

/**
 * Own domains of every tenant, for the one check that concerns all of them. A tenant.yaml that names no domain is not parsed, so that a
 * build of one tenant among a thousand stays fast; one that cannot be read is the loader's to report.
 */
export async function loadHostOwners(root: string, slugs: readonly string[]): Promise<HostOwner[]> {
  return Promise.all(
    slugs.map(async (slug) => {
      const text = await readFile(path.join(root, slug, 'tenant.yaml'), 'utf8').catch(() => '')
      return { slug, domains: DOMAINS.test(text) ? await parseDomains(text) : [] }
    }),
  )
}

async function parseDomains(text: string): Promise<string[]> {
  const { parse } = await import('yaml')
  try {
    const { domains } = parse(text) as { domains?: unknown }
    return Array.isArray(domains) ? domains.filter((domain) => typeof domain === 'string') : []
  } catch {
    return []
  }
}
