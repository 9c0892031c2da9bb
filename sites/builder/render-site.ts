import type { ManifestPage } from '../../tenants/contract/manifest.ts'
import { GATE_OPEN, permutationFile, permutationName, siteManifestPath } from '../../tenants/contract/urls.ts'
import { wordsOf } from '../../tenants/contract/words/catalogues.ts'
import type { Site } from '../context.ts'
import { localizeLinks } from '../languages.ts'
import { planPages, type SitePage } from '../plan-pages.ts'
import { textFiles } from '../seo/text-files.ts'
import { webManifest } from '../seo/web-manifest.ts'
import { buildIcons } from './build-icons.ts'
import type { Engine } from './compile-engine.ts'
import { cspHashes } from './csp-hashes.ts'
import { leaveOutFaces } from './leave-out-faces.ts'
import { openGate } from './open-gate.ts'
import { experimentsOn, planPermutations } from './plan-permutations.ts'

export interface RenderedSite {
  /** File inside site/, with its leading slash -> what is in it. */
  files: Map<string, string | Buffer>
  pages: ManifestPage[]
  /** Paths of files that are no pages. */
  textFiles: string[]
}

/** Every page of a tenant in every language and permutation, and the files for search engines. */
export async function renderSite(sites: readonly Site[], engine: Engine): Promise<RenderedSite> {
  const [first] = sites
  if (!first) throw new Error('A site has at least one language.')
  const planned = sites.flatMap((site) => planPages(site).map((page) => ({ site, page })))
  const files = new Map<string, string | Buffer>()
  const pages: ManifestPage[] = []
  const known = new Map<string, string>()
  for (const { site, page } of planned) {
    const rendered = await renderPermutations(site, page, engine)
    for (const [name, html] of rendered) files.set(permutationFile(name, page.path), html)
    pages.push({
      path: page.path,
      experiments: experimentsOn(page.kind, site.config.experiments).map(({ id }) => id),
      files: Object.fromEntries([...rendered].map(([name, html]) => [name, cspHashes(html, known)])),
    })
  }
  const others = new Map<string, string | Buffer>([
    ...textFiles(
      first,
      planned.map(({ page }) => page),
    ),
    [siteManifestPath(), webManifest(first)],
    ...(await buildIcons(first.config)),
  ])
  for (const [path, content] of others) files.set(path, content)
  return { files, pages, textFiles: [...others.keys()] }
}

/** Permutation -> HTML. Where there is an age gate, each permutation also without it. */
async function renderPermutations(site: Site, page: SitePage, { renderPage }: Engine): Promise<Map<string, string>> {
  const rendered = new Map<string, string>()
  const words = wordsOf(site.config.tenant.locale)
  for (const { name, choices } of planPermutations(page.kind, site.config.experiments)) {
    const plain = leaveOutFaces(await renderPage(page.route, { site, page, choices, words }), page.kind)
    const own = site.languages.find(({ prefix }) => prefix === site.prefix)
    const html = own && own.prefix !== '' ? localizeLinks(plain, own) : plain
    rendered.set(name, html)
    if (site.config.tenant.discretion.ageGate === 'ask') rendered.set(openName(choices), openGate(html))
  }
  return rendered
}

const openName = (choices: Readonly<Record<string, string>>): string =>
  permutationName([GATE_OPEN, ...Object.entries(choices).map(([experiment, variant]) => ({ experiment, variant }))])
