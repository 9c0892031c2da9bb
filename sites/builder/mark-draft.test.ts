import { describe, expect, it } from 'vitest'
import type { Manifest } from '../../tenants/contract/manifest.ts'
import { cspHashes } from './csp-hashes.ts'
import { markDraft } from './mark-draft.ts'

const html = '<html><head><style>p{}</style></head><body><main>Rates</main></body></html>'
const image = Buffer.from('<body>')
const files = () => ({
  pages: new Map<string, string | Buffer>([
    ['/rates/index.html', html],
    ['/robots.txt', 'Allow: <body>'],
    ['/favicon.ico', image],
  ]),
  assets: new Map<string, string>(),
  manifest: { pages: [{ path: '/rates', experiments: [], files: { '': cspHashes(html) } }] } as unknown as Manifest,
})

describe('the mark of a draft', () => {
  it('is on each page, leads back to her app, and its style is allowed there', () => {
    const { pages, manifest } = markDraft(files(), 'https://app.example')
    const page = String(pages.get('/rates/index.html'))
    expect(page).toMatch(/<body><aside class="draft-mark"[^>]*><span>Draft: only you can see this<\/span>/)
    expect(page).toContain('<a href="https://app.example/dashboard/my-site/review" target="_top">Back to the app</a></aside><main>')
    expect(manifest.pages[0]?.files['']).toEqual(cspHashes(page))
    expect(manifest.pages[0]?.files['']?.styles).toHaveLength(2)
  })

  it('leaves the link past all that repeats the first one, but behind a gate, where nobody can use it', () => {
    const skip = '<a class="skip" href="#content">Skip to content</a>'
    const pageOf = (site: string) => {
      const pages = new Map<string, string | Buffer>([
        ['/index.html', `<head></head><body><div class="site"${site}>${skip}<main></main></div></body>`],
      ])
      return String(markDraft({ ...files(), pages }, 'https://app.example').pages.get('/index.html'))
    }
    expect(pageOf('')).toMatch(/<body><a class="skip" href="#content">Skip to content<\/a><aside [\s\S]*<\/aside><div class="site"><main>/)
    expect(pageOf(' data-gated inert')).toMatch(/<body><aside [\s\S]*<\/aside><div class="site" data-gated inert><a class="skip"/)
  })

  it('is on nothing that is no page, and leaves what the live site is made of as it was', () => {
    const given = files()
    const { pages } = markDraft(given, 'https://app.example')
    expect([pages.get('/robots.txt'), pages.get('/favicon.ico')]).toEqual(['Allow: <body>', image])
    expect(given).toEqual(files())
  })
})
