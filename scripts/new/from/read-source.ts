import path from 'node:path'
import { fetchSite } from './fetch-site.ts'
import { sendPublicly } from './public-network.ts'
import { readFolder } from './read-folder.ts'
import type { SiteSource } from './site-source.ts'

/** An address, else a folder. */
export const readSource = (from: string, say: (sentence: string) => void): Promise<SiteSource> =>
  /^[a-z]+:\/\//i.test(from) ? fetchSite(from, { send: sendPublicly, say }) : readFolder(path.resolve(from))

/** What the site says of itself for certain: proposed as an answer. */
export function nameOfSite({ pages }: SiteSource): string | undefined {
  const names = new Set(pages.map(({ siteName }) => siteName).filter((name) => name !== ''))
  const [only] = names
  return names.size === 1 && only !== undefined && only.length <= 60 ? only : undefined
}
