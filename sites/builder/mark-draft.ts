import type { Manifest } from '../../tenants/contract/manifest.ts'
import { mySitePath } from '../../tenants/contract/urls.ts'
import { cspHashes } from './csp-hashes.ts'
import type { SiteFiles } from './write-site.ts'

// What tells a draft from the live site, and leads back: above the page, and over nothing of it. In English, as her app is.

const STYLE = `<style>${[
  '.draft-mark{display:flex;flex-wrap:wrap;align-items:center;justify-content:center;column-gap:.7rem;padding:0 .5rem}',
  '.draft-mark{background:#211d1b;color:#fff;font:400 .8125rem/1.3 system-ui,sans-serif;letter-spacing:0;text-align:center;text-transform:none}',
  '.draft-mark a{display:flex;align-items:center;min-height:2.75rem;color:#fff;text-decoration:underline;text-underline-offset:.2em}',
  '.draft-mark a:focus-visible{outline:2px solid #fff;outline-offset:-4px}',
  '@media print{.draft-mark{display:none}}',
].join('')}</style>`

/** In a frame of her app the way back is that of the window around it. */
const barOf = (app: string): string =>
  `<aside class="draft-mark" aria-label="Draft" lang="en-AU"><span>Draft: only you can see this</span><a href="${app}${mySitePath('review')}" target="_top">Back to the app</a></aside>`

/** The files of a draft with that mark on each page; what it is given stays as it is. `app`: origin of her app. */
export function markDraft(files: SiteFiles & { manifest: Manifest }, app: string): { pages: SiteFiles['pages']; manifest: Manifest } {
  const [hash = ''] = cspHashes(STYLE).styles
  const pages = new Map([...files.pages].map(([file, content]) => [file, isPage(file, content) ? marked(content, app) : content]))
  const allowed = files.manifest.pages.map((page) => ({
    ...page,
    files: Object.fromEntries(
      Object.entries(page.files).map(([name, { scripts, styles }]) => [name, { scripts, styles: [...styles, hash] }]),
    ),
  }))
  return { pages, manifest: { ...files.manifest, pages: allowed } }
}

const isPage = (file: string, content: string | Buffer): content is string => typeof content === 'string' && file.endsWith('.html')

const SKIP = /<a class="skip"[^>]*>[^<]*<\/a>/

function marked(html: string, app: string): string {
  // The first thing that a keyboard comes to, here as on the live page. Behind a gate nobody can use it, there as here.
  const isGated = / data-gated[^>]* inert/.test(html)
  const skip = isGated ? '' : (SKIP.exec(html)?.[0] ?? '')
  return html
    .replace(skip, '')
    .replace('</head>', () => `${STYLE}</head>`)
    .replace(/<body[^>]*>/, (body) => body + skip + barOf(app))
}
