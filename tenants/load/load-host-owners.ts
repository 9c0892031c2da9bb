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
      return { slug, ...(DOMAINS.test(text) ? await parseDomains(text) : { domains: [] }) }
    }),
  )
}

async function parseDomains(text: string): Promise<Omit<HostOwner, 'slug'>> {
  const { isScalar, isSeq, LineCounter, parseDocument } = await import('yaml')
  const lines = new LineCounter()
  const domains = parseDocument(text, { lineCounter: lines, logLevel: 'error' }).get('domains')
  if (!isSeq(domains)) return { domains: [] }
  const found = domains.items.flatMap((item, index) => {
    if (!isScalar(item) || typeof item.value !== 'string') return []
    const { line, col } = lines.linePos(item.range?.[0] ?? 0)
    return [{ host: item.value, place: { line, column: col, field: `domains[${index}]` } }]
  })
  return { domains: found.map(({ host }) => host), places: found.map(({ place }) => place) }
}
