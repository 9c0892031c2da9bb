import type { ManifestPage } from '../../tenants/contract/manifest.ts'
import { pagePath, permutationFile } from '../../tenants/contract/urls.ts'
import type { Site } from '../context.ts'
import { sitePages } from '../navigation.ts'
import type { Engine } from './compile-engine.ts'
import { cspHashes } from './csp-hashes.ts'
import { experimentsOn, planPermutations } from './plan-permutations.ts'

export interface RenderedSite {
  /** File inside site/, with its leading slash -> HTML. */
  files: Map<string, string>
  pages: ManifestPage[]
}

/** Every page of a tenant in every permutation. */
export async function renderSite(site: Site, { renderPage }: Engine): Promise<RenderedSite> {
  const files = new Map<string, string>()
  const pages: ManifestPage[] = []
  const { experiments } = site.config
  for (const page of sitePages(site)) {
    const path = pagePath(page)
    const rendered: ManifestPage = { path, experiments: experimentsOn(page, experiments).map(({ id }) => id), files: {} }
    for (const { name, choices } of planPermutations(page, experiments)) {
      const html = await renderPage(path, { site, page, choices })
      files.set(permutationFile(name, path), html)
      rendered.files[name] = cspHashes(html)
    }
    pages.push(rendered)
  }
  return { files, pages }
}
