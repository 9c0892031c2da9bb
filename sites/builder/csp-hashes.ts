import { createHash } from 'node:crypto'

export interface CspHashes {
  scripts: string[]
  styles: string[]
}

/** CSP sources of a page's inline scripts and styles, in order, each once; data blocks are not run and need none. https://www.w3.org/TR/CSP3/#match-element-to-source-list `known`: of the texts that the pages of a site share. */
export function cspHashes(html: string, known = new Map<string, string>()): CspHashes {
  const hashesOf = (pattern: RegExp) => [...new Set([...html.matchAll(pattern)].map(([, text = '']) => hashOf(text, known)))]
  return {
    scripts: hashesOf(/<script(?![^>]*(?:\bsrc=|type="application\/ld\+json"))[^>]*>([\s\S]*?)<\/script>/gi),
    styles: hashesOf(/<style[^>]*>([\s\S]*?)<\/style>/gi),
  }
}

function hashOf(text: string, known: Map<string, string>): string {
  const hash = known.get(text) ?? `sha256-${createHash('sha256').update(text).digest('base64')}`
  known.set(text, hash)
  return hash
}
