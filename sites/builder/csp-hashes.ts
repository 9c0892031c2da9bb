import { createHash } from 'node:crypto'

export interface CspHashes {
  scripts: string[]
  styles: string[]
}

/** CSP sources of a page's inline scripts and styles, in order, each once; data blocks are not run and need none. https://www.w3.org/TR/CSP3/#match-element-to-source-list */
export function cspHashes(html: string): CspHashes {
  return {
    scripts: hashesOf(html, /<script(?![^>]*(?:\bsrc=|type="application\/ld\+json"))[^>]*>([\s\S]*?)<\/script>/gi),
    styles: hashesOf(html, /<style[^>]*>([\s\S]*?)<\/style>/gi),
  }
}

function hashesOf(html: string, pattern: RegExp): string[] {
  const hashes = [...html.matchAll(pattern)].map(([, text = '']) => `sha256-${createHash('sha256').update(text).digest('base64')}`)
  return [...new Set(hashes)]
}
