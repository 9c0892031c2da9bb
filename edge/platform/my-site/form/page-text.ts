import { parse } from 'yaml'
import type { Json, SiteSource } from '../../../../tenants/contract/site-fields.ts'

// A page of her own is one text, a few lines of YAML and Markdown below them: as fields for a form, and back. Pure.

export const PAGES = 'pages/'
export const pageFile = (slug: string): string => `${PAGES}${slug}.md`
export const slugOfFile = (file: string): string => file.slice(PAGES.length, -'.md'.length)

/** Pages in the language of the site, by address: `letters`. One in a further language has that in its name, and is a developer's. */
export const pageSlugs = (source: SiteSource): string[] =>
  Object.keys(source)
    .filter((file) => /^pages\/[a-z0-9-]+\.md$/.test(file))
    .map(slugOfFile)
    .sort()

const PARTS = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?([\s\S]*)$/

export type PageFields = { readonly [key: string]: Json } & { readonly text: string }

/** Undefined: it is no page that a form could show. */
export function readPage(whole: Json | undefined): PageFields | undefined {
  const [, head = '', text = ''] = (typeof whole === 'string' && PARTS.exec(whole)) || []
  try {
    const said: unknown = parse(head)
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? { ...(said as object), text: text.trim() } : undefined
  } catch {
    return undefined
  }
}

/** Every value in double quotes of JSON, which YAML reads as it is meant, whatever she has typed. */
export function writePage({ text, ...said }: PageFields): string {
  const lines = Object.entries(said).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return ['---', ...lines, '---', '', String(text).trim(), ''].join('\n')
}

/** Her site with that page as fields. */
export function withPageOpen(source: SiteSource, slug: string): SiteSource {
  const file = pageFile(slug)
  const page = readPage(source[file])
  return page ? { ...source, [file]: page } : source
}
