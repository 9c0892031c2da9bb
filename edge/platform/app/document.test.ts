import { html } from 'hono/html'
import { describe, expect, it } from 'vitest'
import { FIRST_FLIGHT_BYTES_MAX } from '../../../tenants/contract/limits.ts'
import { sha256 } from '../../http/sha256.ts'
import { type DocumentOptions, document } from './document.ts'
import { FIRST_SCRIPT } from './first-script.ts'

/** The longest screen, What works, says what it has to say in 4,500. Where there is less room, a tab has its own styles (app-css.ts). */
const WORDS_BYTES = 5_000

const made = async (options: Partial<DocumentOptions> = {}) => {
  const response = await document({ title: 'Today', body: html`<main id="content">Three requests</main>`, ...options })
  return { headers: response.headers, text: await response.text() }
}
const inside = (text: string, element: 'script' | 'style'): string[] =>
  [...text.matchAll(new RegExp(`<${element}[^>]*>([^]*?)</${element}>`, 'g'))].map(([, found = '']) => found)
const allowed = async (text: string, element: 'script' | 'style'): Promise<string> => {
  const hashes = await Promise.all(inside(text, element).map(sha256))
  return hashes.map((hash) => `'sha256-${btoa(String.fromCharCode(...hash))}'`).join(' ')
}
/** gzip takes a little more than the brotli of an edge. */
const compressedBytes = async (text: string): Promise<number> =>
  (await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer()).byteLength

describe('a page of her app', () => {
  it('asks for nothing before its first paint', async () => {
    const { text } = await made({ app: 'diary' })
    expect(text).not.toMatch(/rel="(?:stylesheet|preload|modulepreload)"/)
    expect(text).not.toMatch(/<script[^>]+\bsrc=/)
    expect(inside(text, 'script')).toEqual([FIRST_SCRIPT])
    // The class of a browser that has our fonts is set by that script alone.
    expect(text).toContain('<html lang="en-AU"><head>')
    expect(text).toMatch(/:root\{--serif:"Cormorant Garamond 0",/)
  })

  it('says in its title that a form could not be taken', async () => {
    expect((await made({ status: 422 })).text).toContain('<title>Error: Today</title>')
    expect((await made()).text).toContain('<title>Today</title>')
  })

  it('runs and paints what its policy names, and no more', async () => {
    const { headers, text } = await made({ app: 'notes' })
    const policy = headers.get('Content-Security-Policy') ?? ''
    expect(policy).toContain(`script-src 'self' ${await allowed(text, 'script')};`)
    expect(policy).toContain(`style-src ${await allowed(text, 'style')};`)
    expect(policy).not.toContain('unsafe')
  })

  it('has our fonts without a script too', async () => {
    const { text } = await made({ app: 'diary' })
    expect(text).toMatch(/<noscript><style>:root\{--serif:"Cormorant Garamond",[^<]+--sans:"Figtree",[^<]+\}<\/style><\/noscript>/)
  })

  it.each(['', 'diary', 'what-works'])('leaves room in the first flight for what it says: %s', async (tab) => {
    const { headers, text } = await made({ app: 'diary', tab })
    const head = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('')
    expect((await compressedBytes(text)) + head.length).toBeLessThan(FIRST_FLIGHT_BYTES_MAX - WORDS_BYTES)
  })
})

describe('a page that needs no session', () => {
  it('begins with our fonts', async () => {
    const { text } = await made()
    expect(text).toContain('<html lang="en-AU" class="ours">')
    expect(text).not.toContain('<script')
  })

  it('asks for nothing of ours on a tenant’s host', async () => {
    expect((await made({ host: 'tenant' })).text).not.toContain('/_a/')
  })
})
