/// <reference types="vite/types/importMeta.d.ts" />
import { parse } from 'yaml'
import type { Json, SiteSource } from '../../tenants/contract/site-fields.ts'

/** Texts of the sample tenants' folders. By Vite, so that a test of the Workers' code can read them, which knows nothing of Node. */
const TEXTS = import.meta.glob<string>('../../tenants/{claire,sophie,margot}/**/*.{yaml,md}', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** What a sample tenant's folder says, by file. */
export function sampleSource(slug: 'claire' | 'sophie' | 'margot'): SiteSource {
  const folder = `../../tenants/${slug}/`
  return Object.fromEntries(
    Object.entries(TEXTS)
      .filter(([path]) => path.startsWith(folder))
      .map(([path, text]): [string, Json] => [path.slice(folder.length), path.endsWith('.yaml') ? (parse(text) as Json) : text]),
  )
}
